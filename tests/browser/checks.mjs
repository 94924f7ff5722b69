// One look at the built site in Chromium: node checks.mjs NAME {"base": …, "chromium": …, …}
// prints what was seen as JSON; what it should be is said in test_browser.py.
import { open, options, run, sticking } from "./harness.mjs";

/** Waits until what a selector shows has not changed for half a second: the search renders while one types. */
async function settled(page, selector) {
  let before = null;
  for (let quiet = 0; quiet < 5; ) {
    await page.waitForTimeout(100);
    const now = await page.locator(selector).innerHTML().catch(() => "");
    quiet = now && now === before ? quiet + 1 : 0;
    before = now;
  }
}

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

  /** Types a word into the search, and follows the first result that leads to a comparison. */
  async search(browser) {
    const { page, trouble } = await open(browser, "/", { viewport: { width: 1280, height: 800 } });
    await page.locator("input.md-search__input").click();
    await page.keyboard.type(options.word, { delay: 20 });
    await settled(page, ".md-search-result__list");
    // Passages of one page are folded under its first; a reader opens them.
    const item = page.locator(".md-search-result__item", { has: page.locator("a[href*='comparisons/']") }).first();
    await item.waitFor({ timeout: 20000 });
    for (const more of await item.locator("details").all()) await more.evaluate((e) => { e.open = true; });
    const result = item.locator("a.md-search-result__link").filter({ hasText: options.word }).first();
    await result.waitFor({ timeout: 5000 });
    const excerpt = (await result.innerText()).replace(/\s+/g, " ");
    const href = await result.getAttribute("href");
    await result.click();
    await page.waitForURL(/comparisons\//);
    await page.waitForLoadState("load");
    await page.waitForTimeout(500);
    const highlighted = await page.locator("mark[data-md-highlight]").allInnerTexts();
    const inView = await page.locator("mark[data-md-highlight]").evaluateAll((marks) =>
      marks.map((e) => e.getBoundingClientRect()).some((b) => b.height && b.top > 0 && b.bottom < innerHeight));
    const content = await page.locator("article").first().evaluate((e) => e.textContent);
    return { href, excerpt, highlighted, inView, found: content.includes(options.word), url: page.url(), trouble };
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
