/* The bar of one article: its readings and filters; a change of reading keeps the place. */
class ReadingBar {
  constructor(article) {
    this.article = article;
    this.bar = article.querySelector(".an-bar");
    this.position = article.querySelector(".an-position");
    this.strip = article.querySelector(".an-strip");
    this.show = article.querySelector(".an-show");
    this.told = article.querySelector(".an-told");
    this.current = null;
  }

  get reading() {
    return this.bar.querySelector("[name=an-reading]:checked")?.value;
  }

  get boxes() {
    return [...this.bar.querySelectorAll(".an-boxes input")];
  }

  /* The marks that are shown, in reading order: every place of every finding. */
  get marks() {
    const off = this.boxes.filter((box) => !box.checked).map((box) => box.value);
    return [...this.article.querySelectorAll("mark.d[id]")].filter((mark) => !off.some((kind) => mark.classList.contains(kind)));
  }

  start() {
    this.article.classList.add("an-live");
    this.bar.addEventListener("change", (event) => this.changed(event.target));
    this.bar.querySelector(".an-previous")?.addEventListener("click", () => this.step(-1));
    this.bar.querySelector(".an-next")?.addEventListener("click", () => this.step(1));
    this.bar.querySelector(".an-help-open")?.addEventListener("click", () => this.openHelp());
    keySwitch(this.article);
    this.bar.querySelector(".an-everything")?.addEventListener("click", () => this.showEverything());
    this.strip?.addEventListener("click", (event) => this.jump(event));
    this.article.addEventListener("click", (event) => this.clicked(event));
    this.article.addEventListener("pointerover", (event) => this.pairUp(event));
    this.filtered(); // a browser may have kept the boxes as they were
    this.keepPlaceBeforeChange();
    new ResizeObserver(() => this.layout()).observe(this.article.querySelector(".an-columns"));
    this.layout();
    this.openAddress();
    // The browser goes to the address by itself once more when everything is there, without knowing of our bar.
    if (document.readyState !== "complete") addEventListener("load", () => setTimeout(() => this.openAddress()), { once: true });
  }

  /* Which paragraph is at the top, before a reading changes: pointer and key come before the change. */
  keepPlaceBeforeChange() {
    const note = () => {
      this.place = this.topParagraph();
    };
    this.bar.addEventListener("pointerdown", note);
    this.bar.addEventListener("keydown", note);
  }

  /* The reading with this number, from 1, chosen by a key. */
  read(number) {
    const radio = this.bar.querySelectorAll("[name=an-reading]")[number - 1];
    if (!radio || radio.checked) return;
    this.place = this.topParagraph();
    radio.checked = true;
    this.changed(radio);
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
      remember(READING, input.value);
      this.restorePlace();
    } else {
      this.filtered();
    }
    this.layout();
  }

  filtered() {
    this.show?.classList.toggle("an-filtered", this.boxes.some((box) => box.defaultChecked && !box.checked));
    this.say();
  }

  only(kind) {
    for (const box of this.bar.querySelectorAll(".an-kinds input")) box.checked = box.value === kind;
    this.filtered();
    this.layout();
  }

  showEverything() {
    for (const box of this.boxes) box.checked = true;
    this.filtered();
    this.layout();
  }
}
