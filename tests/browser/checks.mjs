// One look at the built site in Chromium: node checks.mjs NAME {"base": …, "chromium": …, …}
// prints what was seen as JSON; what it should be is said in test_browser.py.
import { open, options, run, sticking } from "./harness.mjs";

const checks = {
  /** Whether a page opens without errors and without asking other hosts. */
  async opens(browser) {
    const { page, trouble } = await open(browser, options.path);
    await page.waitForTimeout(300);
    return { title: await page.title(), trouble };
  },

  /** The text content of both sections. */
  async texts(browser) {
    const { page } = await open(browser, options.path);
    const text = (side) => page.locator(`section.an-${side}`).evaluate((e) => e.textContent);
    return { copy: await text("copy"), reference: await text("reference") };
  },

  /** What is seen in each reading, with JavaScript switched off. */
  async readings(browser) {
    const { page } = await open(browser, options.path, { javaScriptEnabled: false });
    const out = {};
    for (const reading of ["marked", "published", "corrected", "both"]) {
      await page.locator(`label:has(#an-read-${reading})`).click();
      const words = (side) => page.locator(`section.an-${side} p`).filter({ hasText: /\w/ }).first().isVisible();
      const background = await page
        .locator("section.an-copy mark.critical")
        .first()
        .evaluate((e) => getComputedStyle(e).backgroundColor + getComputedStyle(e).textDecorationLine + getComputedStyle(e).borderBottomStyle);
      out[reading] = { copy: await words("copy"), reference: await words("reference"), mark: background };
    }
    return out;
  },

  /** Asks the form in the header, and follows the first passage with the word that leads to a comparison. */
  async search(browser) {
    const { page, trouble } = await open(browser, "/", { viewport: { width: 1280, height: 800 } });
    await page.locator(".an-seek input").fill(options.word);
    await page.locator(".an-seek button").click();
    await page.waitForURL(/search\/\?q=/);
    const line = page.locator(".an-line", { has: page.locator("a[href*='comparisons/']") }).filter({ hasText: options.word }).first();
    await line.waitFor({ timeout: 20000 });
    const rows = await page.locator(".an-results .an-line").allInnerTexts();
    const marked = await line.locator("mark").allInnerTexts();
    const href = await line.locator("a").getAttribute("href");
    await line.locator("a").click();
    await page.waitForURL(/comparisons\//);
    await page.waitForFunction(() => CSS.highlights?.get("an-found")?.size, null, { timeout: 10000 });
    await page.waitForTimeout(300);
    const found = await page.evaluate(() => [...CSS.highlights.get("an-found")].map((range) => range.toString()));
    const inView = await page.evaluate(() => [...CSS.highlights.get("an-found")].map((range) => range.getBoundingClientRect())
      .some((b) => b.height && b.top > 100 && b.bottom < innerHeight));
    return { href, rows, marked, found, inView, url: page.url(), trouble };
  },

  /** What the search page says of an address: titles, passages, facets, the bytes of the index and the milliseconds. */
  async answer(browser) {
    const { page, trouble, index } = await open(browser, options.path, { viewport: { width: options.width ?? 1280, height: 800 } });
    await page.waitForFunction(() => /\d|\p{L} /u.test(document.querySelector(".an-status").textContent) && !/…$/.test(document.querySelector(".an-status").textContent));
    await page.waitForFunction((wide) => !wide || document.querySelector(".an-facets fieldset"), (options.width ?? 1280) > 1000);
    const texts = (selector) => page.locator(selector).allInnerTexts();
    const milliseconds = await page.evaluate(() => new Promise((done) => {
      const start = performance.now();
      new MutationObserver(() => done(performance.now() - start)).observe(document.querySelector(".an-results"), { childList: true });
      document.querySelector(".an-find").requestSubmit();
    }));
    const found = await page.evaluate(sticking);
    return { titles: await texts(".an-results h2"), rows: await texts(".an-hit"), status: await page.locator(".an-status").innerText(),
      facets: await texts(".an-facets label"), bytes: index.bytes, milliseconds, found, trouble };
  },

  /** The search page without JavaScript, or without an index to ask. */
  async without(browser) {
    const { page } = await open(browser, "/search/?q=Kiev", { javaScriptEnabled: options.scripted });
    await page.waitForTimeout(options.scripted ? 1500 : 0);
    const help = page.locator(".an-without");
    return { seen: await help.isVisible(), words: await help.innerText(), links: await help.locator("a").evaluateAll((all) => all.map((a) => a.href)) };
  },

  /** Elements that stick out of a narrow window; boxes that scroll by themselves may hold wide content. */
  async overflow(browser) {
    const { page } = await open(browser, options.path, { viewport: { width: options.width, height: 740 } });
    const readings = page.locator("input[name=an-reading]");
    const found = [];
    for (let i = 0; i < Math.max(1, await readings.count()); i++) {
      if (await readings.count()) await readings.nth(i).evaluate((e) => e.click());
      found.push(...(await page.evaluate(sticking)));
    }
    return { found };
  },

  /** The correction that the address names is shown, and not under the bar. */
  async address(browser) {
    const { page } = await open(browser, options.path);
    const id = await page.locator("section.an-copy mark[id]").nth(options.nth).getAttribute("id");
    await page.goto("about:blank");
    await page.goto(`${options.base}${options.path}#${id}`, { waitUntil: "load" });
    await page.waitForTimeout(500);
    return { id, inView: await page.locator(`[id="${id}"]`).evaluate((e) => {
      const box = e.getBoundingClientRect();
      const bar = document.querySelector(".an-bar").getBoundingClientRect();
      return box.top >= bar.bottom && box.bottom <= innerHeight;
    }) };
  },
};

await run(checks);
