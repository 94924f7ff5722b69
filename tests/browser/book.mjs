// Reading a long comparison in Chromium: from part to part, old addresses, readings, the search. See test_book_pages.py.
import { open, options, run } from "./harness.mjs";

const WIDE = { viewport: { width: 1280, height: 800 } };
const position = (page) => page.locator(".an-position").innerText();
const hash = (page) => page.evaluate(() => location.hash);
const path = (page) => page.evaluate(() => location.pathname);

const inView = (page) => page.evaluate(() => {
  const box = document.getElementById(location.hash.slice(1))?.getBoundingClientRect();
  return Boolean(box) && box.bottom > 0 && box.top < innerHeight;
});

const checks = {
  /** Next at the last finding of a part, then previous; where one is, and what the bar says. */
  async steps(browser) {
    const { page, trouble } = await open(browser, `${options.path}part/1/`, WIDE);
    const last = await page.evaluate(() => [...document.querySelectorAll("mark.d[id]")].at(-1).id);
    await page.goto(`${options.base}${options.path}part/1/#${last}`);
    await page.waitForFunction(() => document.querySelector(".an-current"));
    const seen = { from: await position(page) };
    await page.locator(".an-next").click();
    await page.waitForURL("**/part/2/#*");
    await page.waitForFunction(() => document.querySelector(".an-current"));
    Object.assign(seen, { next: await position(page), path: await path(page), inView: await inView(page) });
    await page.locator(".an-previous").click();
    await page.waitForURL("**/part/1/#*");
    await page.waitForFunction(() => document.querySelector(".an-current"));
    return { ...seen, back: await position(page), same: (await hash(page)) === `#${last}`, trouble };
  },

  /** Addresses on the first page: of a correction in a part, of its footnote, and of one that is nowhere. */
  async old(browser) {
    const seen = [];
    for (const id of [options.id, `fn-${options.id}`]) {
      const { page, trouble } = await open(browser, `${options.path}#${id}`, WIDE);
      await page.waitForURL("**/part/*/#*");
      await page.waitForFunction(() => document.querySelector(".an-current"));
      seen.push({ path: await path(page), hash: await hash(page), inView: await inView(page), trouble });
    }
    const { page, trouble } = await open(browser, `${options.path}#c-00000000`, WIDE);
    await page.locator(".an-changed").waitFor({ state: "visible" });
    seen.push({ path: await path(page), told: await page.locator(".an-changed").innerText(), trouble });
    return { seen };
  },

  /** An address that names a part which has the correction no more, as after an edit of the texts. */
  async shifted(browser) {
    const { page, trouble } = await open(browser, `${options.path}part/1/#${options.id}`, WIDE);
    await page.waitForURL("**/part/2/#*");
    await page.waitForFunction(() => document.querySelector(".an-current"));
    return { path: await path(page), inView: await inView(page), trouble };
  },

  /** Addresses that name nothing, or are no encoding of anything: the page works, goes nowhere, and links are followed. */
  async strange(browser) {
    const seen = [];
    for (const name of ["%", "%E0%A4", "c-<script>", "__proto__", "c-constructor", "c-00000000-constructor"]) {
      const { page, trouble } = await open(browser, `${options.path}part/1/#${name}`, WIDE);
      await page.locator(".an-next").click();
      await page.waitForFunction(() => document.querySelector(".an-current"));
      await page.locator(".an-table a[href^='#']").first().click();
      seen.push({ path: await path(page), hash: await hash(page), inView: await inView(page), trouble });
    }
    return { seen };
  },

  /** The readings of a later part, the last of which is still chosen in the next. */
  async readings(browser) {
    const { page, trouble } = await open(browser, `${options.path}part/2/`, WIDE);
    const seen = {};
    for (const [name, side] of [["published", "copy"], ["corrected", "reference"]]) {
      await page.locator(`label:has(#an-read-${name})`).click();
      const section = page.locator(`section.an-${side}`);
      seen[name] = { visible: await section.isVisible(), content: await section.evaluate((e) => e.textContent) };
    }
    await page.locator("nav.an-part a", { hasText: "Next part" }).click();
    await page.waitForURL("**/part/3/");
    await page.waitForFunction(() => document.querySelector(".an-ready"));
    return { ...seen, kept: await page.evaluate(() => document.querySelector("[name=an-reading]:checked").value), trouble };
  },

  /** A search for a word of a later part, and where the first answer leads. */
  async search(browser) {
    const { page, trouble } = await open(browser, `/search/?q=${encodeURIComponent(options.word)}`, WIDE);
    await page.locator(".an-results li").first().waitFor();
    const titles = await page.locator(".an-results h2").allInnerTexts();
    await page.locator(".an-results .an-hit a").first().click();
    await page.waitForURL("**/part/*/**");
    await page.waitForFunction(() => document.querySelector(".an-ready"));
    return { titles, path: await path(page), inView: await inView(page), trouble };
  },
};

await run(checks);
