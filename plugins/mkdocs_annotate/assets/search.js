/* The search page, and the words a search has led to. The index is made by Pagefind (annotate/search.py) and read here,
   in the browser; nothing leaves the site. Runs once for each page shown, also with instant navigation. */
(() => {
  "use strict";

  const FACETS = ["kind", "publisher", "language"];
  const PAGES = 5; // pages shown at once
  const ROWS = 3; // passages shown of a page
  const WINDOW = 26; // words of an excerpt
  const VALUES = 12; // values of a facet shown
  const SMALL = 1000; // pages up to which what to narrow down by is fetched unasked, where there is room for it
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
    return words.split(/\s+/).map((word) => (word.search(GLUED) < 0 ? word : phrase + word.replace(GLUED, " ") + phrase)).join(" ");
  }

  const terms = (query) => [...new Set(asked(query).split(/[\s"]+/).map(plain).filter(Boolean))];

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  /* What a page of the index says, cut at its anchors: one part a paragraph, note or section. */
  function partsOf(data) {
    // What follows the title is a part like others, without the title, which is told anyway.
    const own = (anchor) => (anchor.element === "h1" ? anchor.text.split(/\s+/).length : 0);
    const words = data.content.split(/\s+/);
    const anchors = data.anchors.filter((anchor) => anchor.id).sort((a, b) => a.location - b.location);
    const parts = [{ id: "", start: 0 }, ...anchors.map((anchor) => ({ id: anchor.id, title: /^h[2-6]$/.test(anchor.element) ? anchor.text : "", start: anchor.location + own(anchor) }))];
    parts.forEach((part, at) => { part.end = parts[at + 1]?.start ?? words.length; part.hits = []; });
    return { words, parts };
  }

  /* Which text a part is of, its address, and its row: the copy, the reference and the notes of a passage share one. */
  function placeOf(part) {
    const [id, row] = part.id.split(".");
    const side = /^an-(copy|reference)-p/.exec(id)?.[1] || (id.startsWith("fn-c-") ? "note" : "");
    return { id, side, row: side && row ? `row ${row}` : id };
  }

  /* The passages of a page with words of the query, those with the most different ones first, at most ROWS. */
  function rowsOf(data, query) {
    const { words, parts } = partsOf(data);
    const wanted = terms(query);
    // Of a phrase Pagefind names the first place only.
    const same = words.flatMap((word, at) => (wanted.includes(plain(word)) ? [at] : []));
    for (const location of [...new Set([...data.locations, ...same])].sort((a, b) => a - b)) {
      const part = parts.findLast((each) => each.start <= location);
      const word = plain(words[location] || "");
      if (part?.id) part.hits.push({ location, term: wanted.find((term) => alike(term, word)) ?? word });
    }
    const rows = new Map();
    for (const part of parts.filter((each) => each.hits.length)) {
      const place = placeOf(part);
      const row = rows.get(place.row) || { lines: [], terms: new Set(), start: part.start };
      row.lines.push({ ...part, ...place, terms: new Set(part.hits.map((hit) => hit.term)) });
      part.hits.forEach((hit) => row.terms.add(hit.term));
      rows.set(place.row, row);
    }
    const best = Math.max(0, ...[...rows.values()].map((row) => row.terms.size));
    const found = [...rows.values()].filter((row) => row.terms.size === best);
    return found.sort((a, b) => widest(b) - widest(a) || a.start - b.start).slice(0, ROWS).map((row) => linesOf(row, words));
  }

  const widest = (row) => Math.max(...row.lines.map((line) => line.terms.size));

  /* The lines of a row: copy and reference, as one where they read the same; a note where it says more. */
  function linesOf(row, words) {
    const told = row.lines.map((line) => ({ ...line, excerpt: excerptOf(line, words) }));
    const texts = told.filter((line) => line.side !== "note");
    const most = Math.max(0, ...texts.map((line) => line.terms.size));
    const lines = [...texts, ...told.filter((line) => line.side === "note" && line.terms.size > most).slice(0, 1)];
    const [first, second] = lines;
    const text = (line) => line.excerpt.map((piece) => piece.text).join(" ");
    if (lines.length === 2 && first.side === "copy" && second.side === "reference" && text(first) === text(second)) return [{ ...first, side: "both" }];
    return lines;
  }

  /* The words around the densest hits of a part, as pieces: { text, hit }; `cut` where the part goes on. */
  function excerptOf(line, words) {
    const density = (from) => new Set(line.hits.filter((hit) => hit.location >= from && hit.location < from + WINDOW - 6).map((hit) => hit.term)).size;
    const first = line.hits.map((hit) => hit.location).sort((a, b) => a - b).reduce((best, at) => (density(at) > density(best) ? at : best), line.hits[0].location);
    const start = first - 8 <= line.start + 3 ? line.start : first - 6;
    const end = start + WINDOW + 4 >= line.end ? line.end : start + WINDOW;
    const hits = new Set(line.hits.map((hit) => hit.location));
    const pieces = words.slice(start, end).map((text, n) => ({ text, hit: hits.has(start + n) }));
    return [...(start > line.start ? [{ text: "", cut: true }] : []), ...pieces, ...(end < line.end ? [{ text: "", cut: true }] : [])];
  }

  /* A word that was found, without the signs around it. */
  function marked(text) {
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text);
    return [before, element("mark", {}, word), after];
  }

  class Search {
    constructor(form) {
      this.form = form;
      this.words = JSON.parse(form.dataset.words);
      this.input = form.querySelector("input");
      this.status = form.querySelector(".an-status");
      this.facets = form.querySelector(".an-facets");
      this.results = document.querySelector(".an-results");
      this.index = new URL(form.dataset.index, location.href);
      this.turn = 0;
    }

    async start() {
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.ask(); });
      this.input.addEventListener("input", () => { clearTimeout(this.wait); this.wait = setTimeout(() => this.ask(), 250); });
      this.facets.addEventListener("change", () => this.ask());
      addEventListener("popstate", () => this.form.isConnected && this.fromAddress());
      try {
        this.pagefind = await import(new URL("pagefind.js", this.index).href);
        await this.pagefind.options({ baseUrl: new URL("..", this.index).pathname, excerptLength: 1 });
        await this.pagefind.init();
      } catch {
        document.querySelector(".an-without")?.classList.add("an-needed");
        return;
      }
      this.facets.open = matchMedia("(min-width: 60em)").matches && (await this.size()) <= SMALL;
      if (!location.search) this.input.focus({ preventScroll: true });
      await this.fromAddress();
    }

    /* How many pages the index has. */
    async size() {
      const { languages } = await (await fetch(new URL("pagefind-entry.json", this.index))).json();
      return Object.values(languages).reduce((sum, language) => sum + language.page_count, 0);
    }

    async fromAddress() {
      const address = new URLSearchParams(location.search);
      this.input.value = address.get("q") || "";
      this.chosen = Object.fromEntries(FACETS.map((name) => [name, address.getAll(name)]));
      await this.search();
    }

    /* The question as it stands in the form becomes the address, and is answered. */
    ask() {
      clearTimeout(this.wait);
      if (!this.pagefind) return;
      if (this.facets.querySelector("input")) {
        const checked = (name) => [...this.facets.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
        this.chosen = Object.fromEntries(FACETS.map((name) => [name, checked(name)]));
      }
      const address = new URLSearchParams(this.input.value.trim() ? { q: this.input.value.trim() } : {});
      for (const name of FACETS) this.chosen[name].forEach((value) => address.append(name, value));
      history.replaceState(history.state, "", address.size ? `?${address}` : location.pathname);
      this.search();
    }

    async search() {
      const turn = ++this.turn;
      const query = asked(this.input.value);
      const filters = Object.fromEntries(FACETS.filter((name) => this.chosen[name].length).map((name) => [name, { any: this.chosen[name] }]));
      if (!query && !Object.keys(filters).length) {
        this.results.replaceChildren();
        this.status.textContent = "";
        return this.drawFacets(turn, query, filters);
      }
      this.status.textContent = this.words.searching;
      const answer = await this.pagefind.search(query || null, { filters });
      if (turn !== this.turn) return null;
      await this.show(turn, answer.results, 0);
      return this.drawFacets(turn, query, filters);
    }

    async show(turn, results, from) {
      const query = this.input.value;
      const shown = results.slice(from, from + PAGES);
      const pages = await Promise.all(shown.map((result) => result.data()));
      if (turn !== this.turn) return;
      const items = pages.map((data) => this.page(data, query));
      const old = from ? [...this.results.querySelectorAll(":scope > ol > li")] : [];
      this.results.replaceChildren(element("ol", {}, ...old, ...items), ...this.more(turn, results, from + PAGES));
      const [one, many] = this.words.found;
      const count = results.length.toLocaleString(document.documentElement.lang || undefined);
      this.status.textContent = results.length ? (this.words.singular.includes(results.length) ? one : many).replace("{count}", count) : this.words.nothing;
      if (from) items[0]?.querySelector("a").focus();
    }

    more(turn, results, from) {
      if (results.length <= from) return [];
      const button = element("button", { type: "button", class: "an-more" }, this.words.more);
      button.addEventListener("click", () => this.show(turn, results, from));
      return [button];
    }

    page(data, query) {
      // What stands beside the titles is ours; titles and passages are in the direction and script of their own.
      const title = element("a", { href: data.url, dir: "auto" }, (data.meta.title || data.url).replace(APART, ""));
      const about = data.meta.about ? [element("p", { class: "an-about-page", dir: "auto" }, data.meta.about)] : [];
      const rows = query.trim() ? rowsOf(data, query) : [];
      return element("li", {}, element("h2", {}, title), ...about, ...rows.map((lines) => element("div", { class: "an-hit" }, ...lines.map((line) => this.line(line, data, query)))));
    }

    line(line, data, query) {
      const label = line.side ? this.words[line.side] : line.title || "";
      const text = [];
      let before = "";
      for (const piece of line.excerpt) {
        const space = text.length && (piece.cut || `${before.slice(-1)} ${piece.text[0]}`.search(APART) < 0) ? " " : "";
        text.push(space, ...(piece.hit ? marked(piece.text) : [piece.cut ? this.words.ellipsis : piece.text]));
        before = piece.text;
      }
      const address = line.side && line.side !== "note" ? `${data.url}?q=${encodeURIComponent(query.trim())}#${line.id}` : data.url + (line.id ? `#${line.id}` : "");
      return element("p", { class: `an-line an-${line.side || "page"}` }, element("span", { class: "an-whose" }, label), " ", element("a", { href: address, dir: "auto" }, ...text));
    }

    /* What can be narrowed down by, asked for when it is wanted: on a large site it is more than the answer. */
    async drawFacets(turn, query, filters) {
      this.facets.hidden = false;
      const chosen = Object.keys(filters).length > 0;
      if (chosen) this.facets.open = true;
      if (!this.facets.open) {
        this.facets.addEventListener("toggle", () => this.drawFacets(this.turn, asked(this.input.value), filters), { once: true });
        return;
      }
      await this.pagefind.filters();
      // Within one facet the values are alternatives: they are counted as if none of it were chosen.
      const without = (name) => Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));
      const counts = await Promise.all(FACETS.map((name) => this.pagefind.search(query || null, { filters: without(name) })));
      if (turn !== this.turn) return;
      this.facets.querySelector("div").replaceChildren(...FACETS.map((name, n) => this.facet(name, counts[n].filters[name] || {})).filter(Boolean));
    }

    facet(name, counts) {
      const own = this.chosen[name];
      const count = (value) => counts[value] || 0;
      const values = Object.keys(counts).filter((value) => count(value) || own.includes(value));
      const ordered = values.sort((a, b) => own.includes(b) - own.includes(a) || count(b) - count(a) || a.localeCompare(b)).slice(0, VALUES);
      if (!ordered.length) return null;
      const boxes = ordered.map((value) => {
        const box = element("input", { type: "checkbox", name, value });
        box.checked = own.includes(value);
        return element("label", {}, box, element("span", {}, this.named(name, value)), element("small", {}, String(count(value))));
      });
      return element("fieldset", {}, element("legend", {}, this.words[name]), ...boxes);
    }

    named(name, value) {
      if (name === "kind") return this.words.kinds[value] || value;
      if (name !== "language") return value;
      try {
        return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(value) || value;
      } catch {
        return value;
      }
    }
  }

  /* A page a search has led to: its words are marked in the part that the address names, and the first is shown.
     Inside a mark the address becomes that of the correction, which opens it. */
  function markFound() {
    const query = new URLSearchParams(location.search).get("q");
    const part = query && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!part?.matches(".an-text > p")) return;
    const ranges = [...rangesOf(part, terms(query))];
    if (!ranges.length) return;
    if (window.Highlight) CSS.highlights.set("an-found", new Highlight(...ranges));
    const mark = ranges.map((range) => range.startContainer.parentElement.closest("mark.d[id]")).find(Boolean);
    if (mark) location.replace(`#${mark.id}`);
    else scrollBy({ top: ranges[0].getBoundingClientRect().top - innerHeight / 3, behavior: "instant" });
  }

  function* rangesOf(part, wanted) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const match of node.data.matchAll(new RegExp(`[${UNSPACED}]|[\\p{L}\\p{N}\\p{M}]+`, "gu"))) {
        const word = plain(match[0]);
        if (!word || !wanted.some((term) => alike(term, word))) continue;
        const range = document.createRange();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        yield range;
      }
    }
  }

  function start() {
    const form = document.querySelector(".an-find:not(.an-started)");
    if (form) {
      form.classList.add("an-started");
      new Search(form).start();
    }
    if (document.readyState === "complete") setTimeout(markFound);
    else addEventListener("load", () => setTimeout(markFound), { once: true });
  }

  if (typeof document$ !== "undefined") document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
