/* Runs once for each page shown, also with instant navigation. */
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
