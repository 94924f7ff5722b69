/* Words as the search compares them. The index is made by Pagefind (annotate/search.py) and read in the browser;
   nothing leaves the site. */
const UNSPACED = "\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff";
const GLUED = new RegExp(`(?<=[${UNSPACED}])(?=[${UNSPACED}])`, "gu");
const SIGNS = "\\u3001-\\u303f\\uff00-\\uff65";
const APART = new RegExp(`(?<=[${UNSPACED}${SIGNS}]) (?=[${UNSPACED}${SIGNS}])`, "gu");

/* A word as it is compared: small letters without accents and signs. */
const plain = (word) => word.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/* Whether two plain words are forms of one: the index knows stems, this page does not. */
function alike(a, b) {
  const length = Math.min(a.length, b.length);
  if (/\d/.test(a + b)) return a === b || (length > 2 && (a.startsWith(b) || b.startsWith(a)));
  return a.slice(0, length) === b.slice(0, length) || (length > 4 && a.slice(0, length - 2) === b.slice(0, length - 2));
}

/* What Pagefind is asked: without currency signs, which its phrases do not know; scripts without spaces as phrases. */
function asked(query) {
  const words = query.replace(/\p{Sc}/gu, " ").trim();
  const phrase = words.includes('"') ? "" : '"';
  return words
    .split(/\s+/)
    .map((word) => (word.search(GLUED) < 0 ? word : phrase + word.replace(GLUED, " ") + phrase))
    .join(" ");
}

const terms = (query) => [...new Set(asked(query).split(/[\s"]+/).map(plain).filter(Boolean))];

/* The phrase that a query in quotation marks is, as plain words between spaces; "" for another query. */
function phraseOf(query) {
  const words = /^\s*"(.+)"\s*$/.exec(asked(query));
  return words ? spelled(words[1]) : "";
}

const spelled = (text) => ` ${text.split(/\s+/).map(plain).filter(Boolean).join(" ")} `;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
