/* What of a page is shown of its answer: passages with words of the query, as places and words. */
const ROWS = 3; // passages shown of a page
const WINDOW = 26; // words of an excerpt

/* A page of the index, cut at its places: one part a paragraph, finding or section, and the stretches that are equal in
   both texts. Empty elements with the ids = and ~ begin them (annotate/record.py). */
function partsOf(data) {
  // What follows the title is a part like others, without the title, which is told anyway.
  const own = (anchor) => (anchor.element === "h1" ? anchor.text.split(/\s+/).length : 0);
  const words = data.content.split(/\s+/);
  const anchors = data.anchors.filter((anchor) => anchor.id).sort((a, b) => a.location - b.location);
  const stretches = anchors.filter(({ id }) => id === "=" || id === "~").map(({ id, location }) => ({ start: location, same: id === "=" }));
  const places = anchors.filter(({ id }) => id !== "=" && id !== "~");
  const titled = (anchor) => (/^h[2-6]$/.test(anchor.element) ? anchor.text : "");
  const parts = [{ id: "", start: 0 }, ...places.map((anchor) => ({ id: anchor.id, title: titled(anchor), start: anchor.location + own(anchor) }))];
  parts.forEach((part, at) => {
    part.end = parts[at + 1]?.start ?? words.length;
    part.hits = [];
  });
  return { words, parts, same: (at) => stretches.findLast((each) => each.start <= at)?.same === true };
}

/* Which text a part is of, its address, and its row: the copy, the reference and the findings of a passage share one. */
function placeOf(part) {
  const [id, row] = part.id.split(".");
  const side = /^an-(copy|reference)-p/.exec(id)?.[1] || (id.startsWith("fn-c-") ? "note" : "");
  return { id: id.replace(/^fn-/, ""), side, row: side && row ? `row ${row}` : id };
}

/* The passages of a page with words of the query, at most ROWS: those with the most different ones, of these those whose
   correction has them. */
function rowsOf(data, query, wantedPart = () => true) {
  const page = partsOf(data);
  const wanted = terms(query);
  // Of a phrase Pagefind names the first place only, and of a common word the index has not all.
  const same = page.words.flatMap((word, at) => (wanted.includes(plain(word)) ? [at] : []));
  const found = new Set([...data.locations, ...same]);
  // Of scripts without spaces every character is a word: one alone is not what was asked for.
  const alone = (at) => query.search(GLUED) >= 0 && !found.has(at - 1) && !found.has(at + 1);
  for (const location of [...found].filter((at) => !alone(at)).sort((a, b) => a - b)) {
    const part = page.parts.findLast((each) => each.start <= location);
    const word = plain(page.words[location] || "");
    const term = wanted.find((each) => each === word) ?? wanted.find((each) => alike(each, word)) ?? word;
    if (part?.id && part.id !== "an-end" && wantedPart(part)) part.hits.push({ location, term });
  }
  const rows = new Map();
  for (const part of page.parts.filter((each) => each.hits.length)) {
    const place = placeOf(part);
    const row = rows.get(place.row) || { lines: [], terms: new Set(), start: part.start };
    row.lines.push({ ...part, ...place, terms: new Set(part.hits.map((hit) => hit.term)) });
    for (const hit of part.hits) row.terms.add(hit.term);
    rows.set(place.row, row);
  }
  const best = Math.max(0, ...[...rows.values()].map((row) => row.terms.size));
  const chosen = [...rows.values()].filter((row) => row.terms.size === best);
  const widest = (row) => Math.max(...row.lines.map((line) => line.terms.size));
  const corrected = (row) => Math.max(0, ...row.lines.filter((line) => line.side === "note").map((line) => line.terms.size));
  chosen.sort((a, b) => widest(b) - widest(a) || corrected(b) - corrected(a) || a.start - b.start);
  return chosen.slice(0, ROWS).map((row) => linesOf(row, page));
}

/* The lines of a row: copy and reference, as one where they read the same; a finding where it says more. What a line
   has of a finding leads to that. */
function linesOf(row, page) {
  const told = row.lines.map((line) => ({ ...line, excerpt: excerptOf(line, page.words) }));
  const notes = told.filter((line) => line.side === "note");
  const texts = told.filter((line) => line.side !== "note");
  const most = Math.max(0, ...texts.map((line) => line.terms.size));
  const text = (line) => line.excerpt.map((piece) => piece.text).join(" ");
  for (const line of texts) {
    line.to = notes.find((note) => [...line.terms].every((term) => note.terms.has(term)))?.id;
    if (line.side === "copy" && line.hits.every((hit) => page.same(hit.location))) line.whose = "both";
  }
  const lines = [...texts, ...notes.filter((line) => line.terms.size > most).slice(0, most ? 1 : 2)];
  const [first, second] = lines;
  if (lines.length === 2 && first.side === "copy" && second.side === "reference" && text(first) === text(second)) return [{ ...first, whose: "both" }];
  return lines;
}

/* The words around the densest hits of a part, as pieces: { text, hit }; `cut` where the part goes on. */
function excerptOf(line, words) {
  const inWindow = (from) => line.hits.filter((hit) => hit.location >= from && hit.location < from + WINDOW - 6);
  const density = (from) => new Set(inWindow(from).map((hit) => hit.term)).size;
  const places = line.hits.map((hit) => hit.location);
  const first = places.reduce((best, at) => (density(at) > density(best) ? at : best), places[0]);
  const start = first - 8 <= line.start + 3 ? line.start : first - 6;
  const end = start + WINDOW + 4 >= line.end ? line.end : start + WINDOW;
  const hits = new Set(places);
  const pieces = words.slice(start, end).map((text, n) => ({ text, hit: hits.has(start + n) }));
  const cut = { text: "", cut: true };
  return [...(start > line.start ? [cut] : []), ...pieces, ...(end < line.end ? [cut] : [])];
}
