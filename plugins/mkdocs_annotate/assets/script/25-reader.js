/* One article: stepping through its corrections, the strip, addresses within the page, notes that open. */
class Reader extends ReadingBar {
  /* Marks are not visible in the plain readings: show them in the marked one, without forgetting what was chosen. */
  showMarks() {
    if (this.reading === "published" || this.reading === "corrected") {
      const marked = this.bar.querySelector("#an-read-marked");
      if (marked) marked.checked = true;
      this.layout();
    }
  }

  go(mark, { address = true } = {}) {
    const hiding = this.boxes.filter((box) => !box.checked && mark.classList.contains(box.value));
    for (const box of hiding) box.checked = true;
    if (hiding.length) this.filtered();
    this.showMarks();
    this.select(mark);
    (mark.closest(".an-gap") || mark).scrollIntoView({ block: "center", behavior: "instant" });
    if (address) history.replaceState(history.state, "", `#${mark.id}`);
  }

  select(mark) {
    for (const element of this.article.querySelectorAll(".an-current")) element.classList.remove("an-current");
    mark.classList.add("an-current");
    this.noteOf(mark)?.classList.add("an-current");
    this.current = mark;
    this.say();
    const words = this.noteOf(mark)?.querySelector("p")?.textContent;
    if (this.told && words) this.told.textContent = `${this.position?.textContent ?? ""}: ${words}`;
  }

  linkOf(mark) {
    const next = mark.nextElementSibling;
    return next?.matches(".an-ref") ? next.querySelector("a") : null;
  }

  noteOf(mark) {
    const link = this.linkOf(mark);
    return link && document.getElementById(link.hash.slice(1));
  }

  say() {
    if (!this.position) return;
    const all = this.position.dataset.count;
    const number = this.current && this.linkOf(this.current)?.dataset.n;
    this.position.textContent = number
      ? this.bar.dataset.position.replace("{number}", number).replace("{count}", all)
      : all;
  }

  /* The first place of each finding that is shown, in reading order: the later places are reached from its note. */
  get firsts() {
    const found = new Map();
    for (const mark of this.marks) {
      const number = this.linkOf(mark)?.dataset.n;
      if (!found.has(number)) found.set(number, mark);
    }
    return [...found.values()];
  }

  /* The next finding after the current mark, or after what is at the middle of the window. */
  step(by) {
    const firsts = this.firsts;
    const onward = this.onward(by);
    if (!firsts.length) {
      if (onward) location.assign(onward);
      return;
    }
    const from = this.marks.includes(this.current) ? this.current : null;
    if (!from) this.showMarks();
    const isAfter = from
      ? (mark) => from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING
      : (mark) => mark.getBoundingClientRect().top >= innerHeight / 3;
    const after = firsts.filter(isAfter);
    const before = firsts.filter((mark) => mark !== from && !after.includes(mark));
    const target = by > 0 ? after[0] : before.at(-1);
    if (!target && onward) location.assign(onward);
    else this.go(target ?? (by > 0 ? firsts[0] : firsts.at(-1)));
  }

  /* Of a part of a long text: the next finding in the parts after it, or the last in those before it. */
  onward(by) {
    const { next, previous } = document.querySelector(".an-part")?.dataset ?? {};
    const address = by > 0 ? next : previous;
    return address && completed(new URL(address, location.href));
  }

  jump(event) {
    const box = this.strip.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const ticks = [...this.strip.querySelectorAll("i")];
    const distance = (tick) => Math.abs(parseFloat(tick.style.left) / 100 - share);
    const nearest = ticks.sort((a, b) => distance(a) - distance(b))[0];
    if (nearest) this.go(document.getElementById(nearest.dataset.mark));
  }

  clicked(event) {
    const other = event.target.closest(".d[data-c]");
    if (other) {
      const mark = document.getElementById(other.dataset.c);
      if (mark) this.select(mark);
      return;
    }
    const mark = event.target.closest("mark.d[id]") || event.target.closest(".an-ref")?.previousElementSibling;
    if (!mark?.id) return;
    this.select(mark);
    if (event.target.closest("mark")) this.linkOf(mark)?.click();
  }

  /* Side by side, the passage under the pointer and its counterpart. */
  pairUp(event) {
    const passage = this.reading === "both" && event.target.closest?.(".an-p");
    if (passage === this.paired) return;
    this.highlight("an-pair", passage ? numberOf(passage) : null);
    this.paired = passage;
  }

  highlight(name, number) {
    for (const element of this.article.querySelectorAll(`.${name}`)) element.classList.remove(name);
    if (number === null) return;
    const parts = ["p", "r"].flatMap((side) => [`#${side}-${number}`, `[data-p="${side}-${number}"]`]);
    for (const element of this.article.querySelectorAll(parts.join())) element.classList.add(name);
  }

  layout() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.drawStrip();
      this.makeRoom();
      this.drawHere();
    });
  }

  /* Where each mark is seen: in the corrected reading at its counterpart, or nowhere. */
  get places() {
    const others = new Map([...this.article.querySelectorAll(".d[data-c]")].map((other) => [other.dataset.c, other]));
    const seen = (mark) => [mark.closest(".an-gap") || mark, others.get(mark.id)].find((place) => place?.getClientRects().length);
    return new Map(this.marks.map((mark) => [mark, seen(mark)]).filter(([, place]) => place));
  }

  drawStrip() {
    if (!this.strip) return;
    const section = this.article.querySelector(".an-columns").getBoundingClientRect();
    const places = this.places;
    const ticks = this.marks.filter((mark) => places.has(mark)).map((mark) => {
      const top = places.get(mark).getBoundingClientRect().top - section.top;
      const tick = document.createElement("i");
      tick.style.left = `${(100 * Math.min(Math.max(top / section.height, 0), 1)).toFixed(2)}%`;
      tick.dataset.mark = mark.id;
      if (mark.classList.contains("critical")) tick.className = "critical";
      return tick;
    });
    this.here = document.createElement("b");
    this.strip.replaceChildren(...ticks, this.here);
  }

  drawHere() {
    if (!this.here) return;
    const box = this.article.querySelector(".an-columns").getBoundingClientRect();
    const share = (innerHeight / 3 - box.top) / box.height;
    this.here.style.left = `${(100 * Math.min(Math.max(share, 0), 1)).toFixed(2)}%`;
  }

  /* Notes in the margin may reach below the text. */
  makeRoom() {
    const notes = [...this.article.querySelectorAll(".an-note")];
    const top = this.article.getBoundingClientRect().top;
    const bottom = Math.max(0, ...notes.map((note) => note.getBoundingClientRect().bottom - top));
    this.article.style.setProperty("--an-rest", `${Math.ceil(bottom)}px`);
  }

  /* A link within the page: the same as its address, and a count in the sentence shows its kind only. */
  follow(link) {
    const id = idIn(link.hash);
    const step = link.matches(".an-ref a, .an-back");
    history[step ? "replaceState" : "pushState"](history.state, "", link.hash);
    if (link.matches(".an-cards + p > a")) this.only(document.getElementById(id)?.classList[1]);
    this.open(id);
  }

  openAddress() {
    this.open(idIn(location.hash));
  }

  /* A correction, a footnote, or the way back from one. A correction that is not there any more has changed. */
  open(id) {
    const element = document.getElementById(id);
    this.highlight("an-here", null);
    for (const note of this.article.querySelectorAll(".an-open")) note.classList.remove("an-open");
    if (tellMissing(id) || !element) return;
    if (element.matches("mark.d")) this.go(element, { address: false });
    else if (element.matches(".an-note")) this.openNote(element, id.replace("fn-", ""));
    else if (element.matches(".an-ref")) element.querySelector("a").focus();
    else this.openPart(element);
  }

  /* A text, a paragraph of one, or a list: seen, whatever the reading is. */
  openPart(element) {
    const folded = element.closest("details");
    if (folded) folded.open = true;
    const both = this.bar.querySelector("#an-read-both");
    if (!element.getClientRects().length && both) {
      both.checked = true;
      this.layout();
    }
    if (element.matches(".an-p")) this.highlight("an-here", numberOf(element));
    if (element.matches(".an-text > p")) element.classList.add("an-here");
    element.scrollIntoView({ behavior: "instant", block: element.matches(".an-p") ? "center" : "start" });
  }

  openNote(note, id) {
    this.showMarks();
    const mark = document.getElementById(id);
    if (mark && !(this.current && this.noteOf(this.current) === note)) this.select(mark);
    note.classList.add("an-open");
    // In place it stands under the words it was asked for at, which may be a later place of the finding.
    const link = this.current && this.linkOf(this.current);
    if (link) note.style.setProperty("--b", link.style.getPropertyValue("--a"));
    note.querySelector(".an-tools a")?.focus({ preventScroll: true });
    note.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  /* Closes a note that is open, and goes back to where it was opened. */
  closeNote() {
    const note = this.article.querySelector(".an-note.an-open");
    if (!note) return false;
    note.classList.remove("an-open");
    if (this.current) this.linkOf(this.current)?.focus({ preventScroll: true });
    return true;
  }

  openHelp() {
    if (this.show) this.show.open = false;
    this.article.querySelector(".an-help")?.showModal();
  }

  /* Escape closes the filters, or a note; a hint beside the pointer goes until the pointer is elsewhere. */
  escape() {
    if (this.show?.open) {
      this.show.open = false;
      this.show.querySelector("summary").focus();
    } else if (!this.closeNote()) {
      this.article.classList.add("an-calm");
      this.article.addEventListener("pointerout", () => this.article.classList.remove("an-calm"), { once: true });
    }
  }

  clickedOutside(event) {
    if (this.show?.open && !this.show.contains(event.target)) this.show.open = false;
  }
}
