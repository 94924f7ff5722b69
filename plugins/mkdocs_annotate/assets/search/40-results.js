/* Results as elements. What stands beside titles and passages is ours; they are in the direction of their own. */

/* A word that was found, without the signs around it. */
function marked(text) {
  const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text);
  return [before, element("mark", {}, word), after];
}

/* Text with the words of the query marked. */
function withMarks(text, query) {
  const wanted = terms(query);
  const parts = text.replace(APART, "").split(new RegExp(`(\\s+|(?<=[${UNSPACED}])|(?=[${UNSPACED}]))`, "u"));
  return parts.filter(Boolean).flatMap((part) => (wanted.includes(plain(part)) ? marked(part) : [part]));
}

/* A page that was found. Where kinds alone were asked for, its findings of these kinds are the passages. */
function resultOf(data, query, kinds, words) {
  const title = element("a", { href: data.url, dir: "auto" }, ...withMarks(data.meta.title || data.url, query));
  const about = data.meta.about ? [element("p", { class: "an-about-page", dir: "auto" }, ...withMarks(data.meta.about, query))] : [];
  const names = query ? "" : kinds.map((kind) => words.kinds[kind]).join(" ");
  const rows = query ? rowsOf(data, query) : rowsOf(data, names, (part) => part.id.startsWith("fn-"));
  const hits = rows.map((lines) => element("div", { class: "an-hit" }, ...lines.map((line) => lineOf(line, data.url, query, words))));
  return element("li", {}, element("h2", {}, title), ...about, ...hits);
}

function lineOf(line, url, query, words) {
  const label = line.side ? words[line.whose || line.side] : line.title || "";
  const text = [];
  let before = "";
  for (const piece of line.excerpt) {
    const space = text.length && (piece.cut || `${before.slice(-1)} ${piece.text[0]}`.search(APART) < 0) ? " " : "";
    text.push(space, ...(piece.hit ? marked(piece.text) : [piece.cut ? words.ellipsis : piece.text]));
    before = piece.text;
  }
  const question = line.side && query ? `?q=${encodeURIComponent(query)}` : "";
  const place = line.to || line.id;
  const link = element("a", { href: url + question + (place ? `#${place}` : ""), dir: "auto" }, ...text);
  return element("p", { class: `an-line an-${line.side || "page"}` }, element("span", { class: "an-whose" }, label), " ", link);
}
