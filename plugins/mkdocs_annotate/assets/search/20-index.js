/* The index: Pagefind's worker, asked by its messages. Its other script would be fetched only to pass them on. */
const ALL = "ꙮ"; // stands on every page of a comparison (annotate/search.py)
const MANY = 1000; // pages from which on words can be common, as in annotate/postings.py
const PART = 500; // pages of a part, as in annotate/bundle.py
const COSTLY = 2e7; // pages found times places looked at, up to which all pages are ranked at once

class Index {
  constructor(folder) {
    this.folder = folder;
    this.waiting = new Map();
    this.common = {};
  }

  /* Fetches what every question needs. Fails where the index or the worker cannot be had. */
  async open() {
    this.worker = ON_DISK ? await framed(this.folder) : new Worker(new URL("pagefind-worker.js", this.folder));
    this.worker.addEventListener("message", ({ data }) => this.waiting.get(data.id)?.(data));
    this.worker.addEventListener("error", (event) => {
      for (const answer of this.waiting.values()) answer({ error: event.message });
    });
    const root = { basePath: this.folder.pathname, baseUrl: new URL("..", this.folder).pathname, excerptLength: 1 };
    await this.call("init", { ...root, language: document.documentElement.lang || "unknown" });
    const entry = await this.read("pagefind-entry.json");
    this.pages = Object.values(entry.languages).reduce((sum, language) => sum + language.page_count, 0);
    if (this.pages > MANY) this.common = await this.read("common.json");
    await this.call("preload", "", {}); // waits until all is there
  }

  async read(name) {
    const get = ON_DISK ? self.annotateFetch : fetch;
    return (await get(new URL(name, this.folder), { cache: "no-cache" })).json();
  }

  call(method, ...args) {
    const id = ++Index.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        this.waiting.delete(id);
        error ? reject(new Error(error)) : resolve(result);
      });
      this.worker.postMessage({ id, method, args });
    });
  }

  search(words, filters) {
    return this.call("search", words || ALL, { filters });
  }

  /* On how many pages a word of a query stands: known of common ones, told by their stems. */
  spread(term) {
    const stem = [4, 3, 2, 1, 0].map((cut) => term.slice(0, term.length - cut)).find((start) => Object.hasOwn(this.common, start));
    return stem ? this.common[stem] : 0;
  }
}

Index.calls = 0;

/* The pages that answer a question, best first. Of common words, part by part: see PART in annotate/bundle.py. */
class Answer {
  constructor(index, query, filters) {
    this.index = index;
    this.filters = filters;
    this.ids = [];
    this.at = 0;
    this.part = 0;
    this.chosen = Object.entries(filters).flatMap(([name, { any }]) => any.map((value) => [name, value]));
    const spread = query ? terms(query).map((term) => index.spread(term)) : [index.pages];
    this.places = spread.reduce((total, each) => total + each, 0);
    // How many pages there are must be known: that is told of a question without a choice, or with one.
    const inParts = this.chosen.length < 2 && Math.min(...spread) * this.places > COSTLY;
    this.parts = inParts ? Math.ceil(index.pages / PART) : 1;
    // Of common words the index has not every place: a phrase of them is looked for in the pages that have its words.
    this.phrase = spread.some(Boolean) && query.search(GLUED) < 0 ? phraseOf(query) : "";
    this.words = this.phrase.trim() || asked(query);
  }

  /* Asks the next part; whether there was one. */
  async next() {
    if (this.part >= this.parts) return false;
    let found = await this.index.search(this.words, this.parts > 1 ? { ...this.filters, [`part${this.part}`]: [""] } : this.filters);
    this.counts ??= found.totalFilters;
    if (this.count === undefined && this.parts > 1) {
      const [choice] = this.chosen;
      this.count = choice ? this.counts[choice[0]]?.[choice[1]] || 0 : found.unfilteredResultCount;
      if (this.count * this.places <= COSTLY) {
        this.parts = 1;
        found = await this.index.search(this.words, this.filters);
      }
    }
    this.count ??= found.results.length;
    this.part += 1;
    this.ids = found.results.map((result) => result.data);
    this.at = 0;
    return true;
  }

  get more() {
    return this.at < this.ids.length || (this.part < this.parts && this.count > 0);
  }

  /* The next pages, at most `number`; fewer where a phrase is on few of those that were looked at. */
  async pages(number) {
    const found = [];
    for (let looked = 0; found.length < number && looked < 4 * number; ) {
      if (this.at >= this.ids.length && !(await this.next())) break;
      const ids = this.ids.slice(this.at, this.at + number - found.length);
      this.at += ids.length;
      looked += ids.length;
      const pages = await Promise.all(ids.map((id) => this.index.call("getData", id)));
      found.push(...pages.filter((page) => !this.phrase || spelled(page.content).includes(this.phrase)));
    }
    return found;
  }
}
