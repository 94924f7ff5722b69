/* Keys that the theme does not use. They work while the article is on screen and nobody is typing. */
function keysApply(reader, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return false;
  if (event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, dialog, [contenteditable]")) return false;
  const box = reader.article.getBoundingClientRect();
  const here = document.activeElement === document.body || reader.article.contains(document.activeElement);
  return here && box.top < innerHeight * 0.9 && box.bottom > innerHeight * 0.1;
}

function pressed(reader, event) {
  if (event.key === "Escape") {
    reader.escape();
    return;
  }
  if (!keysApply(reader, event)) return;
  if (event.key === "?") reader.openHelp();
  else if (remembered(NO_KEYS)) return;
  else if (event.key === "j") reader.step(1);
  else if (event.key === "k") reader.step(-1);
  else if (/^[1-4]$/.test(event.key)) reader.read(+event.key);
  else return;
  event.preventDefault();
}

function keySwitch(article) {
  const box = article.querySelector("#an-keys");
  if (!box) return;
  box.checked = !remembered(NO_KEYS);
  box.addEventListener("change", () => remember(NO_KEYS, box.checked ? "" : "yes"));
}
