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
