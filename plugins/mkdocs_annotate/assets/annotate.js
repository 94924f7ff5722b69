/* What a comparison page needs beyond CSS: it remembers the reading, keeps the place, steps through the corrections.
   Runs once for each page shown, also with instant navigation. Nothing here leaves the site. */
(() => {
  "use strict";

  const KEY = "annotate.reading";

  function remember(value) {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Private windows may refuse; the reading then lasts as long as the page.
    }
  }

  class Reader {
    constructor(article) {
      this.article = article;
      this.bar = article.querySelector(".an-bar");
      this.position = article.querySelector(".an-position");
      this.strip = article.querySelector(".an-strip");
      this.show = article.querySelector(".an-show");
      this.current = null;
    }

    get reading() {
      return this.bar.querySelector("[name=an-reading]:checked")?.value;
    }

    get boxes() {
      return [...this.bar.querySelectorAll(".an-menu input")];
    }

    /* The marks that are shown, in reading order: every place of every finding. */
    get marks() {
      const off = this.boxes.filter((box) => !box.checked).map((box) => box.value);
      return [...this.article.querySelectorAll("mark.d[id]")].filter((mark) => !off.some((kind) => mark.classList.contains(kind)));
    }

    start() {
      this.article.classList.add("an-live");
      this.bar.querySelectorAll("button[hidden]").forEach((button) => { button.hidden = false; });
      this.bar.addEventListener("change", (event) => this.changed(event.target));
      this.bar.querySelector(".an-previous")?.addEventListener("click", () => this.step(-1));
      this.bar.querySelector(".an-next")?.addEventListener("click", () => this.step(1));
      this.strip?.addEventListener("click", (event) => this.jump(event));
      this.article.addEventListener("click", (event) => this.clicked(event));
      this.keepPlaceBeforeChange();
      new ResizeObserver(() => this.layout()).observe(this.article.querySelector(".an-columns"));
      this.layout();
      this.openAddress();
      // The browser goes to the address by itself once more when everything is there, without knowing of our bar.
      if (document.readyState !== "complete") addEventListener("load", () => setTimeout(() => this.openAddress()), { once: true });
    }

    /* Which paragraph is at the top, before a reading changes: pointer and key come before the change. */
    keepPlaceBeforeChange() {
      const note = () => { this.place = this.topParagraph(); };
      this.bar.addEventListener("pointerdown", note);
      this.bar.addEventListener("keydown", note);
    }

    topParagraph() {
      const top = this.bar.getBoundingClientRect().top < 200 ? this.bar.getBoundingClientRect().bottom : 60;
      const paragraph = [...this.article.querySelectorAll(".an-text > p[id]")].find((p) => {
        const box = p.getBoundingClientRect();
        return box.height && box.bottom > top + 10;
      });
      return paragraph && { row: +paragraph.style.getPropertyValue("--r"), y: paragraph.getBoundingClientRect().top };
    }

    restorePlace() {
      if (!this.place || this.place.y > innerHeight) return;
      const shown = [...this.article.querySelectorAll(".an-text > p[id]")].filter((p) => p.getBoundingClientRect().height);
      const near = shown.filter((p) => +p.style.getPropertyValue("--r") <= this.place.row).pop() || shown[0];
      if (near) scrollBy({ top: near.getBoundingClientRect().top - this.place.y, behavior: "instant" });
    }

    changed(input) {
      if (input.name === "an-reading") {
        remember(input.value);
        this.restorePlace();
      } else {
        this.filtered();
      }
      this.layout();
    }

    filtered() {
      const facts = this.boxes.filter((box) => box.value !== "neutral" && box.value !== "minor");
      this.show?.classList.toggle("an-filtered", facts.some((box) => !box.checked));
      this.say();
    }

    only(kind) {
      this.boxes.forEach((box) => {
        if (box.value !== "neutral" && box.value !== "minor") box.checked = !kind || box.value === kind;
      });
      this.filtered();
      this.layout();
    }

    /* Marks are not visible in the plain readings: show them in the marked one, without forgetting what was chosen. */
    showMarks() {
      if (this.reading === "published" || this.reading === "corrected") {
        const marked = this.bar.querySelector("#an-read-marked");
        if (marked) marked.checked = true;
        this.layout();
      }
    }

    go(mark, { address = true } = {}) {
      const box = this.boxes.find((each) => mark.classList.contains(each.value));
      if (box && !box.checked) {
        box.checked = true;
        this.filtered();
      }
      this.showMarks();
      this.select(mark);
      (mark.closest(".an-gap") || mark).scrollIntoView({ block: "center", behavior: "instant" });
      if (address) history.replaceState(history.state, "", `#${mark.id}`);
    }

    select(mark) {
      this.article.querySelectorAll(".an-current").forEach((element) => element.classList.remove("an-current"));
      mark.classList.add("an-current");
      this.noteOf(mark)?.classList.add("an-current");
      this.current = mark;
      this.say();
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

    /* The next mark after the current one, or after what is at the middle of the window. */
    step(by) {
      const marks = this.marks;
      if (!marks.length) return;
      let at = marks.indexOf(this.current);
      if (at < 0) {
        this.showMarks();
        at = marks.filter((mark) => mark.getBoundingClientRect().top < innerHeight / 3).length - (by > 0 ? 1 : 0);
      }
      this.go(marks[(at + by + marks.length) % marks.length]);
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

    layout() {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => {
        this.drawStrip();
        this.makeRoom();
        this.drawHere();
      });
    }

    drawStrip() {
      if (!this.strip) return;
      const section = this.article.querySelector(".an-columns").getBoundingClientRect();
      const ticks = this.marks.map((mark) => {
        const top = (mark.closest(".an-gap") || mark).getBoundingClientRect().top - section.top;
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
      const id = decodeURIComponent(link.hash.slice(1));
      const step = link.matches(".an-ref a, .an-back");
      history[step ? "replaceState" : "pushState"](history.state, "", link.hash);
      if (link.matches(".an-cards + p > a")) this.only(document.getElementById(id)?.classList[1]);
      this.open(id);
    }

    openAddress() {
      this.open(decodeURIComponent(location.hash.slice(1)));
    }

    /* A correction, a footnote, or the way back from one. A correction that is not there any more has changed. */
    open(id) {
      const missing = this.article.querySelector(".an-changed");
      const element = document.getElementById(id);
      this.article.querySelectorAll(".an-open").forEach((note) => note.classList.remove("an-open"));
      missing.hidden = !/^c-[0-9a-f]/.test(id) || Boolean(element);
      if (!missing.hidden) missing.scrollIntoView({ block: "center", behavior: "instant" });
      if (!element) return;
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
      element.scrollIntoView({ behavior: "instant" });
    }

    openNote(note, id) {
      this.showMarks();
      const mark = document.getElementById(id);
      if (mark && !(this.current && this.noteOf(this.current) === note)) this.select(mark);
      note.classList.add("an-open");
      note.querySelector("a")?.focus({ preventScroll: true });
      note.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  }

  let reader = null;

  function start() {
    const article = document.querySelector(".an-article");
    if (!article?.querySelector(".an-bar") || article.matches(".an-live")) return;
    reader = new Reader(article);
    reader.start();
    article.parentElement.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']");
      if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      // Instant navigation would take an address within the page for another page, and fetch it again.
      event.preventDefault();
      event.stopPropagation();
      reader.follow(link);
    });
  }

  addEventListener("hashchange", () => reader?.article.isConnected && reader.openAddress());
  addEventListener("scroll", () => reader?.article.isConnected && requestAnimationFrame(() => reader.drawHere()), { passive: true });
  addEventListener("click", (event) => {
    if (reader?.show?.open && !reader.show.contains(event.target)) reader.show.open = false;
  }, { capture: true });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && reader?.show?.open) {
      reader.show.open = false;
      reader.show.querySelector("summary").focus();
    }
  });

  if (typeof document$ !== "undefined") document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
