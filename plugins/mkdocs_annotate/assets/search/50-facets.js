/* What can be narrowed down by: kinds, publishers and languages, chosen in the form and in the address. */
const FACETS = ["kind", "publisher", "language"];
const VALUES = 12; // values of a facet shown

function named(name, value, words) {
  if (name === "kind") return words.kinds[value] || value;
  if (name !== "language") return value;
  try {
    return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(value) || value;
  } catch {
    return value;
  }
}

const filtersOf = (chosen) => Object.fromEntries(FACETS.filter((name) => chosen[name].length).map((name) => [name, { any: chosen[name] }]));

/* The number of pages for every value of each facet. Within one facet the values are alternatives: they are counted as
   if none of it were chosen. Of a question asked in parts the numbers are those without any choice. */
async function countsOf(index, answer, chosen) {
  const every = Object.fromEntries(FACETS.map((name) => [name, { any: [""] }]));
  await index.call("preload", answer.words || ALL, { filters: every }); // fetches these filters
  const asking = new Map();
  const counts = (name) => {
    const filters = filtersOf({ ...chosen, [name]: [] });
    const key = JSON.stringify(filters);
    if (!asking.has(key)) asking.set(key, index.search(answer.words, answer.parts > 1 ? { part0: [""] } : filters));
    return asking.get(key).then((found) => (answer.parts > 1 ? found.totalFilters : found.filters)[name] || {});
  };
  return Promise.all(FACETS.map(counts));
}

function facetOf(name, counts, own, words) {
  const count = (value) => counts[value] || 0;
  const values = Object.keys(counts).filter((value) => count(value) || own.includes(value));
  const ordered = values.sort((a, b) => own.includes(b) - own.includes(a) || count(b) - count(a) || a.localeCompare(b)).slice(0, VALUES);
  if (!ordered.length) return null;
  const boxes = ordered.map((value) => {
    const box = element("input", { type: "checkbox", name, value });
    box.checked = own.includes(value);
    return element("label", {}, box, element("span", {}, named(name, value, words)), element("small", {}, String(count(value))));
  });
  return element("fieldset", {}, element("legend", {}, words[name]), ...boxes);
}

/* What is chosen, each as a button that takes it away. */
function choicesOf(chosen, words, remove) {
  const buttons = FACETS.flatMap((name) =>
    chosen[name].map((value) => {
      const own = named(name, value, words);
      const button = element("button", { type: "button", "aria-label": words.remove.replace("{name}", own) }, element("bdi", {}, own));
      button.addEventListener("click", () => remove(name, value));
      return button;
    }),
  );
  return buttons.length ? [words.only, ...buttons] : [];
}
