/* A page a search has led to: its words are marked in the part that the address names, and the first is shown.
   Inside a mark the address becomes that of the correction, which opens it. */
function markFound() {
  const query = new URLSearchParams(location.search).get("q");
  const named = query && document.getElementById(location.hash.slice(1)); // ids of ours are plain ASCII
  const part = named?.closest(".an-text > p");
  if (!part) return;
  const ranges = [...rangesOf(part, terms(query))];
  if (!ranges.length) return;
  if (window.Highlight) CSS.highlights.set("an-found", new Highlight(...ranges));
  if (named !== part) return;
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
