/* What a comparison page needs beyond CSS: it remembers the reading, keeps the place, steps through the corrections,
   copies links and citations. Runs once for each page shown, also with instant navigation. Nothing leaves the site. */
const READING = "annotate.reading";
const NO_KEYS = "annotate.no-keys";

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/* The number of a passage, from its id or from that of its first part. */
function numberOf(passage) {
  return (passage.id || passage.dataset.p).slice(2);
}

/* The id that a fragment (#…) names; what is no encoding of anything is taken as it stands. */
function idIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/* Says that the correction or passage of an address is not there any more, or goes to the part of a long text that has
   it; true if it is not there. */
function tellMissing(id) {
  const notice = document.querySelector(".an-changed");
  if (!notice) return false;
  notice.hidden = true;
  if (!/^(fn(ref)?-)?(c-[0-9a-f]{8}|[pr]-\d)/.test(id) || document.getElementById(id)) return false;
  const tell = () => {
    notice.hidden = false;
    notice.scrollIntoView({ block: "center", behavior: "instant" });
    notice.focus({ preventScroll: true });
  };
  const book = document.querySelector(".an-book");
  if (book) partOf(id, book).then((address) => (address ? location.replace(address) : tell()));
  else tell();
  return true;
}

/* Where a correction stands that is in another part of a long text; null if in none. The file is fetched for nothing else. */
async function partOf(id, { dataset }) {
  const [, own] = /^(?:fn(?:ref)?-)?(c-[0-9a-f]{8}(?:-\d+)?)$/.exec(id) || [];
  if (!own) return null;
  const home = new URL(dataset.home, location.href);
  try {
    const answer = await fetch(new URL(`places/c-${own.slice(2, 2 + Number(dataset.digits))}.json`, home));
    const part = (await answer.json())[own];
    const page = completed(new URL(`part/${Number(part)}/#${own}`, home));
    return part && page.pathname !== new URL(".", location.href).pathname ? page : null;
  } catch {
    return null; // not on a server, or not reached: the page says where to look
  }
}

/* The address of a correction of this page, to be kept. */
function addressOf(id) {
  const { origin, pathname } = location;
  return `${origin}${pathname}#${id}`;
}
