/* The search page: the form, the address, and what was found. */
const PAGES = 5; // pages shown at once

class Search {
  constructor(form) {
    const part = (name) => form.parentElement.querySelector(`.an-${name}`);
    Object.assign(this, { form, status: part("status"), facets: part("facets"), choices: part("choices"), results: part("results") });
    this.words = JSON.parse(form.dataset.words);
    this.input = form.querySelector("input");
    this.index = new Index(new URL(form.dataset.index, location.href));
    this.turn = 0;
  }

  async start() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.ask(), 250);
    });
    this.facets.addEventListener("change", () => this.choose());
    this.facets.addEventListener("toggle", () => this.drawFacets(this.turn));
    addEventListener("popstate", () => this.form.isConnected && this.fromAddress());
    try {
      await this.index.open();
    } catch {
      for (const help of document.querySelectorAll(".an-without, .an-lists")) help.classList.add("an-needed");
      return;
    }
    this.ready = true;
    this.facets.hidden = false;
    // On a large site what to narrow down by is more than the answer: it is fetched when it is wanted.
    this.facets.open = matchMedia("(min-width: 60em)").matches && this.index.pages <= MANY;
    if (!location.search) this.input.focus({ preventScroll: true });
    await this.fromAddress();
  }

  async fromAddress() {
    const address = new URLSearchParams(location.search);
    this.input.value = address.get("q") || "";
    this.chosen = Object.fromEntries(FACETS.map((name) => [name, [...new Set(address.getAll(name).filter(Boolean))]]));
    await this.search();
  }

  choose() {
    const checked = (name) => [...this.facets.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
    this.chosen = Object.fromEntries(FACETS.map((name) => [name, checked(name)]));
    this.ask();
  }

  /* The question as it stands in the form becomes the address, and is answered. */
  ask() {
    clearTimeout(this.wait);
    if (!this.ready) return;
    this.readdress();
    this.search();
  }

  readdress() {
    const query = this.input.value.trim();
    const address = new URLSearchParams(query ? { q: query } : {});
    for (const name of FACETS) for (const value of this.chosen[name]) address.append(name, value);
    history.replaceState(history.state, "", address.size ? `?${address}` : location.pathname);
  }

  async search(before = "") {
    const turn = ++this.turn;
    const query = this.input.value.trim();
    const filters = filtersOf(this.chosen);
    this.answer = new Answer(this.index, query, filters);
    this.choices.replaceChildren(...choicesOf(this.chosen, this.words, (name, value) => this.remove(name, value)));
    document.querySelector(".an-lists")?.classList.remove("an-needed");
    if (!terms(query).length && !Object.keys(filters).length) {
      this.results.replaceChildren();
      this.status.textContent = before;
    } else {
      this.status.textContent = this.words.searching;
      const pages = await this.answer.pages(PAGES);
      if (turn !== this.turn) return null;
      const unknown = this.unknown();
      if (unknown) return this.search(unknown);
      this.show(pages, query, false);
      this.status.textContent = [before, this.counted()].filter(Boolean).join(" ");
    }
    return this.drawFacets(turn);
  }

  remove(name, value) {
    this.chosen[name] = this.chosen[name].filter((each) => each !== value);
    this.input.focus();
    this.ask();
  }

  /* Takes values out of the choice that no page has, and says so: an address may be older than the site. */
  unknown() {
    const told = [];
    for (const name of FACETS) {
      const known = (value) => Object.hasOwn(this.answer.counts[name] || {}, value);
      for (const value of this.chosen[name].filter((each) => !known(each))) {
        told.push(this.words.unknown.replace("{facet}", this.words[name]).replace("{name}", () => named(name, value, this.words)));
      }
      this.chosen[name] = this.chosen[name].filter(known);
    }
    if (told.length) this.readdress();
    return told.join(" ");
  }

  counted() {
    const { count, phrase } = this.answer;
    const shown = this.results.querySelectorAll(":scope > ol > li").length;
    if (!shown && !this.answer.more) {
      document.querySelector(".an-lists")?.classList.add("an-needed");
      return this.words.nothing;
    }
    const open = phrase && this.answer.more;
    const number = phrase && !open ? shown : count;
    const [one, many] = open ? this.words.most : this.words.found;
    return (this.words.singular.includes(number) ? one : many).replace("{count}", number.toLocaleString(document.documentElement.lang || undefined));
  }

  show(pages, query, further) {
    const items = pages.map((data) => resultOf(data, query, this.chosen.kind, this.words));
    const old = further ? [...this.results.querySelectorAll(":scope > ol > li")] : [];
    this.results.replaceChildren(element("ol", {}, ...old, ...items));
    if (!this.answer.more) return items;
    const button = element("button", { type: "button", class: "an-more" }, this.words.more);
    button.addEventListener("click", () => this.further(button, query));
    this.results.append(button);
    return items;
  }

  async further(button, query) {
    const turn = this.turn;
    button.disabled = true;
    const pages = await this.answer.pages(PAGES);
    if (turn !== this.turn) return;
    const items = this.show(pages, query, true);
    this.status.textContent = this.counted();
    (items[0]?.querySelector("a") || this.results.querySelector(".an-more") || this.input).focus();
  }

  async drawFacets(turn) {
    if (!this.facets.open || !this.ready) return;
    const counts = await countsOf(this.index, this.answer, this.chosen);
    if (turn !== this.turn) return;
    const held = document.activeElement;
    const facets = FACETS.map((name, n) => facetOf(name, counts[n], this.chosen[name], this.words)).filter(Boolean);
    this.facets.querySelector("div").replaceChildren(...facets);
    // What was chosen by key stays where the reader is.
    if (held?.matches("input[type=checkbox]")) [...this.facets.querySelectorAll("input")].find((box) => box.name === held.name && box.value === held.value)?.focus();
  }
}
