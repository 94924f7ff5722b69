// Reading a comparison in Chromium: readings, filters, steps, addresses, what a note offers. See test_reading.py.
import { open, options, run } from "./harness.mjs";

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const choose = (page, reading) => page.locator(`label:has(#an-read-${reading})`).click();
const rest = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const position = (page) => page.locator(".an-position").innerText();
const reading = (page) => page.evaluate(() => document.querySelector("[name=an-reading]:checked").value);
const inView = (page, selector) => page.locator(selector).first().evaluate((e) => {
  const box = e.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + box.height / 2);
  return Boolean(hit) && (e.contains(hit) || hit.contains(e)) && box.top >= 0 && box.bottom <= innerHeight;
});

/** Adds up layout shifts from the first moment on. */
function countShifts() {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page: names what has the focus and cannot be seen; empty if it can, null for the page itself. */
function covered() {
  const e = document.activeElement;
  if (e === document.body) return null;
  if (!e.closest("article")) return "";
  if (e.matches("[name=an-reading], .an-boxes input")) return "";
  const boxes = [...e.getClientRects()].filter((b) => b.width && b.height);
  const free = boxes.some((b) => {
    const hit = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
    return hit && (e.contains(hit) || hit.contains(e));
  });
  return free ? "" : `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)} ${JSON.stringify(e.getBoundingClientRect())}`;
}

const checks = {
  /** The text of each side in the reading that shows it, as the DOM has it and as a selection gives it. */
  async texts(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const seen = {};
    for (const [name, side] of [["published", "copy"], ["corrected", "reference"], ["marked", "copy"]]) {
      await choose(page, name);
      seen[name] = await page.locator(`section.an-${side}`).evaluate((e) => {
        getSelection().selectAllChildren(e);
        return { content: e.textContent, selected: getSelection().toString(), visible: e.checkVisibility() };
      });
    }
    return seen;
  },

  /** A reading is there again on the next page, without a shift; changing it keeps the paragraph at its place. */
  async remembered(browser) {
    const { page } = await open(browser, options.path, WIDE);
    await page.addInitScript(countShifts);
    await page.locator("#an-copy-p6").evaluate((e) => scrollBy(0, e.getBoundingClientRect().top - 130));
    const top = (id) => page.locator(`#${id}`).evaluate((e) => e.getBoundingClientRect().top);
    const before = await top("an-copy-p6");
    await choose(page, "published");
    await rest(page);
    const same = await top("an-copy-p6");
    await choose(page, "both");
    await rest(page);
    const beside = await top("an-copy-p6");
    await page.goto(`${options.base}${options.other}`, { waitUntil: "load" });
    await page.waitForTimeout(500);
    return { moved: [same - before, beside - before], reading: await reading(page), shift: await page.evaluate(() => window.shift) };
  },

  /** How long, in milliseconds, a click on next and on a reading takes until it is painted. Of seven the second fastest: what
   *  else the machine does meanwhile is not ours. */
  async answers(browser) {
    const { page } = await open(browser, options.path, WIDE);
    await page.evaluate(() => {
      window.events = [];
      new PerformanceObserver((list) => window.events.push(...list.getEntries())).observe({ type: "event", durationThreshold: 16 });
    });
    const took = async (act) => {
      const times = [];
      for (let i = 0; i < 7; i++) {
        await page.evaluate(() => { window.events.length = 0; });
        await act(i);
        await page.waitForTimeout(250);
        times.push(await page.evaluate(() => Math.max(0, ...window.events.map((event) => event.duration))));
      }
      return times.sort((a, b) => a - b)[1];
    };
    const readings = ["published", "marked", "both", "corrected"];
    return {
      next: await took(() => page.locator(".an-next").click()),
      reading: await took((i) => choose(page, readings[i % 4])),
    };
  },

  /** Side by side, what is highlighted with the pointer on a passage of either text, on a part of a split one, and elsewhere. */
  async pairs(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const seen = {};
    const look = async (name, selector) => {
      await page.locator(selector).hover({ position: { x: 5, y: 5 } });
      seen[name] = await page.locator(".an-pair").evaluateAll((all) => all.map((e) => [e.closest(".an-copy") ? "copy" : "reference", e.textContent]));
    };
    await choose(page, "both");
    await look("copy", `section.an-copy #p-${options.passage}`);
    seen.colour = await page.locator(".an-pair").evaluateAll((all) => all.map((e) => getComputedStyle(e).backgroundColor));
    await look("reference", `section.an-reference #r-${options.passage + 1}`);
    await look("elsewhere", ".an-position");
    await choose(page, "marked");
    await look("marked", `section.an-copy #p-${options.passage}`);
    return seen;
  },

  /** Keys step and switch readings in the article, not while typing, and not once switched off. */
  async keys(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const seen = { start: await position(page) };
    await page.keyboard.press("j");
    seen.above = await position(page); // the article is not on screen yet
    await page.locator("#an-copy-p1").evaluate((e) => e.scrollIntoView());
    await page.keyboard.press("j");
    seen.next = await position(page);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    seen.back = await position(page);
    seen.told = await page.locator(".an-told").innerText();
    await page.keyboard.press("4");
    seen.reading = await reading(page);
    await page.keyboard.press("?");
    seen.help = await page.locator(".an-help").innerText();
    await page.locator("#an-keys").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    seen.off = await position(page);
    await page.reload({ waitUntil: "load" });
    await page.locator("#an-copy-p1").evaluate((e) => e.scrollIntoView());
    const before = await position(page);
    await page.keyboard.press("j");
    seen.stillOff = (await position(page)) === before;
    return seen;
  },

  /** A page that is shown again does not listen twice. */
  async twice(browser) {
    const { page, trouble } = await open(browser, options.path, WIDE);
    const first = await page.evaluate(() => {
      if (typeof document$ === "undefined") return false;
      for (let i = 0; i < 3; i++) document$.next(document);
      return true;
    });
    await page.locator("#an-copy-p1").evaluate((e) => e.scrollIntoView());
    await page.keyboard.press("j");
    const one = await position(page);
    await page.locator(".an-next").click();
    return { first, steps: [one, await position(page)], trouble };
  },

  /** The number said at each press of next, once round. */
  async walk(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const count = Number(await position(page));
    const said = [];
    for (let i = 0; i <= count; i++) {
      await page.locator(".an-next").click();
      said.push(Number.parseInt(await position(page), 10));
    }
    return { count, said };
  },

  /** Unchecked kinds and severities lose their marks, numbers, notes and ticks, and are not stepped to. */
  async filters(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const count = () => page.evaluate(() => ({
      ticks: document.querySelectorAll(".an-strip i").length,
      notes: [...document.querySelectorAll("li.an-note")].filter((e) => e.checkVisibility({ visibilityProperty: true })).length,
    }));
    await rest(page);
    const all = await count();
    await page.locator(".an-show > summary").click();
    const boxes = await page.locator(".an-boxes label").evaluateAll((labels) => labels.map((label) => label.innerText.split("\n").map((w) => w.trim()).filter(Boolean).join(" ")));
    await page.locator(`#an-show-${options.box}`).uncheck();
    await rest(page);
    const less = await count();
    const gone = await page.locator(`section.an-copy mark.${options.box}`).first().evaluate((e) => getComputedStyle(e).borderBottomWidth);
    await page.locator(".an-everything").click();
    await rest(page);
    const again = await count();
    return { all, less, again, gone, boxes };
  },

  /** What the address of a correction, passage or paragraph shows. */
  async address(browser) {
    const { page } = await open(browser, options.path, WIDE);
    if (options.reading) await choose(page, options.reading);
    const id = options.id ?? (await page.locator(options.find).first().getAttribute("id"));
    await page.goto("about:blank");
    await page.goto(`${options.base}${options.path}#${id}`, { waitUntil: "load" });
    await page.waitForTimeout(400);
    const element = page.locator(`[id="${id}"]`);
    if (!(await element.count())) {
      const said = page.locator(".an-changed");
      return { said: await said.isVisible(), inView: await inView(page, ".an-changed"), focus: await said.evaluate((e) => e === document.activeElement) };
    }
    const shown = await element.evaluate((e) => ({
      visible: e.checkVisibility(),
      marked: e.matches(".an-current, .an-here, .an-open"),
      counterparts: document.querySelectorAll(".an-here").length,
    }));
    return { ...shown, inView: await inView(page, `[id="${id}"]`), reading: await page.evaluate(() => document.querySelector("[name=an-reading]:checked")?.value) };
  },

  /** Copying the link, citing and reporting, from the first note. */
  async offers(browser) {
    const { page, trouble } = await open(browser, options.path, { ...WIDE, permissions: ["clipboard-read", "clipboard-write"] });
    const note = page.locator("li.an-note").first();
    const id = (await note.getAttribute("id")).replace("fn-", "");
    if (await page.locator(".an-next").count()) await page.locator(".an-next").click();
    await note.hover();
    await note.locator(".an-link").click();
    await page.waitForTimeout(100);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await note.hover();
    await note.locator(".an-cite-open").click();
    const cited = { text: await page.locator(".an-cite .an-text").innerText(), bibtex: await page.locator(".an-cite .an-bibtex").innerText() };
    await page.locator(".an-cite [data-copy=bibtex]").click();
    const taken = await page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press("Escape");
    const report = await note.locator(".an-report").evaluate((e) => {
      e.addEventListener("click", (event) => event.preventDefault());
      e.click();
      return e.href;
    });
    return { id, page: page.url().split("#")[0], copied, cited, taken, report, trouble };
  },

  /** On a wide screen each note stands beside its words, below the one before it, and no tooltip comes. */
  async margin(browser) {
    const { page } = await open(browser, options.path, WIDE);
    const notes = await page.evaluate(() => {
      const column = document.querySelector("#an-copy-p1").getBoundingClientRect().right;
      const boxes = [...document.querySelectorAll("li.an-note")].map((e) => e.getBoundingClientRect());
      return { beside: boxes.every((box) => box.left >= column), overlaps: boxes.slice(1).filter((box, i) => box.top < boxes[i].bottom - 1).length };
    });
    await page.locator(".an-copy .an-ref a").first().hover();
    await page.waitForTimeout(600);
    const tooltips = await page.locator(".md-tooltip2").evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
    return { ...notes, tooltips };
  },

  /** On a phone a note opens under its words, free of header and bar, and Escape gives the place back. */
  async place(browser) {
    const { page } = await open(browser, options.path, { ...PHONE, javaScriptEnabled: options.scripts });
    const link = page.locator(options.link).nth(options.nth);
    if (options.scripts) await link.evaluate((e) => e.scrollIntoView({ block: "center" }));
    await link.click();
    await page.waitForTimeout(300);
    const note = page.locator(options.scripts ? "li.an-note.an-open" : "li.an-note:target");
    const box = await note.boundingBox();
    const words = await link.boundingBox();
    const below = box.y - (words.y + words.height);
    const seen = { below, inView: box.y > 0 && box.y + box.height <= 740, width: box.width };
    if (!options.scripts) return seen;
    await page.keyboard.press("Escape");
    return { ...seen, closed: (await note.count()) === 0, focus: await link.evaluate((e) => e === document.activeElement) };
  },

  /** What has the focus on a walk with Tab is never under the header or the bar; gives what is. */
  async focus(browser) {
    const { page } = await open(browser, options.path, { viewport: { width: options.width, height: 700 } });
    await page.locator("h1").click();
    const hidden = [];
    let stops = 0;
    for (; stops < 400; stops++) {
      await page.keyboard.press("Tab");
      let at = await page.evaluate(covered);
      if (at) {
        await page.waitForTimeout(400); // the hint of the link before is still going
        at = await page.evaluate(covered);
      }
      if (at === null && stops > 5) break;
      if (at) hidden.push(at);
    }
    return { hidden, stops };
  },
};

await run(checks);
