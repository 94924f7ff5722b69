// The search in Chromium: node search.mjs NAME {"base": …, "chromium": …, …}
// prints what was seen as JSON; what it should be is said in test_search.py.
import { open, options, run, sticking } from "./harness.mjs";

const WIDE = { viewport: { width: options.width ?? 1280, height: 900 } };

/** Waits until the question is answered. */
const answered = (page) =>
  page.waitForFunction(() => {
    const status = document.querySelector(".an-status").textContent;
    return status && !/…$/.test(status);
  });

/** What the page shows: the results with their passages, what is said of them, and what can be narrowed down by. */
function shown() {
  const text = (e) => e?.innerText.replace(/\s+/g, " ").trim() ?? "";
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const line = (e) => ({
    whose: text(e.querySelector(".an-whose")),
    text: text(e.querySelector("a")),
    marked: all("mark", e).map(text),
    to: e.querySelector("a").getAttribute("href").replace(/^.*comparisons/, ""),
  });
  return {
    results: all(".an-results > ol > li").map((e) => ({ title: text(e.querySelector("h2")), about: text(e.querySelector(".an-about-page")), lines: all(".an-line", e).map(line) })),
    status: text(document.querySelector(".an-status")),
    choices: all(".an-choices button").map(text),
    facets: all(".an-facets label").map(text),
    narrow: document.querySelector(".an-facets").checkVisibility(),
    lists: all(".an-lists a").filter((e) => e.checkVisibility()).map((e) => e.getAttribute("href")),
    address: location.search,
    focus: document.activeElement.id || document.activeElement.closest("li, button")?.className || document.activeElement.tagName,
  };
}

/** The milliseconds until what is done changes the results. */
const timed = (page, change) =>
  // A string, because under the policy of the pages no code may be made inside of them.
  page.evaluate(`new Promise((done) => {
    const start = performance.now();
    const told = () => done(performance.now() - start);
    new MutationObserver(told).observe(document.querySelector(".an-results"), { childList: true });
    ${change}
  })`);

const checks = {
  /** What the search page shows of an address, with the bytes of the index and the milliseconds it took. */
  async answer(browser) {
    const { page, trouble, index } = await open(browser, "/search/", WIDE);
    await page.waitForFunction(() => document.querySelector(".an-facets:not([hidden])"));
    const first = await timed(page, `history.replaceState(null, "", ${JSON.stringify(options.path)}); dispatchEvent(new PopStateEvent("popstate"));`);
    await answered(page);
    const bytes = index.bytes;
    if (options.facets) await page.waitForFunction(() => document.querySelector(".an-facets fieldset"));
    const seen = await page.evaluate(shown);
    const milliseconds = await timed(page, 'document.querySelector(".an-find").requestSubmit();');
    return { ...seen, bytes, first, milliseconds, found: await page.evaluate(sticking), trouble };
  },

  /** The same from the address itself, under whatever policy the server has. */
  async opened(browser) {
    const { page, trouble } = await open(browser, options.path, WIDE);
    await answered(page);
    return { ...(await page.evaluate(shown)), trouble };
  },

  /** Asks the form in the header, and follows the first passage with the word that leads to a comparison. */
  async followed(browser) {
    const { page, trouble } = await open(browser, options.home ?? "/", WIDE);
    await page.locator(".an-seek input").fill(options.word);
    await page.locator(".an-seek button").click();
    await page.waitForURL(/search\/(index\.html)?\?q=/);
    const line = page.locator(".an-line", { has: page.locator("a[href*='comparisons/']") }).filter({ hasText: options.word }).first();
    await line.waitFor({ timeout: 20000 });
    const href = await line.locator("a").getAttribute("href");
    await line.locator("a").click();
    await page.waitForURL(/comparisons\//);
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(() => {
      const found = [...(CSS.highlights.get("an-found") ?? [])];
      const boxes = [...found, document.querySelector(":target")].filter(Boolean).map((each) => each.getBoundingClientRect());
      return { found: found.map(String), inView: boxes.some((b) => b.height && b.top > 100 && b.bottom < innerHeight) };
    });
    return { href, ...seen, url: page.url(), trouble };
  },

  /** Whether the search page, opened at an address, says that it cannot search. */
  async unserved(browser) {
    const { page } = await open(browser, options.path, WIDE);
    await page.waitForFunction(() => document.querySelector(".an-without.an-needed"));
    return { ...(await page.evaluate(shown)), says: await page.evaluate(() => document.querySelector(".an-without").checkVisibility()) };
  },

  /** Where a link leads that names a folder. */
  async folder(browser) {
    const { page, trouble } = await open(browser, options.path, WIDE);
    await page.locator(options.link).first().click();
    await page.waitForURL((url) => !url.href.endsWith(options.path));
    return { url: page.url(), title: await page.title(), trouble };
  },

  /** By keys alone: a question, its first result; then a facet, and taking it away again. */
  async keys(browser) {
    const { page, trouble } = await open(browser, "/search/", WIDE);
    await page.waitForFunction(() => document.activeElement.id === "an-query");
    await page.keyboard.type("solbakken");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".an-results li"));
    const asked = await page.evaluate(shown);
    await page.waitForFunction(() => document.querySelector(".an-facets input"));
    for (let i = 0; i < 12 && !(await page.evaluate(() => document.activeElement.matches(".an-facets input"))); i++) await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector(".an-choices button"));
    await page.waitForTimeout(300);
    const held = await page.evaluate(() => document.activeElement.matches(".an-facets input:checked"));
    const chosen = await page.evaluate(shown);
    for (let i = 0; i < 8 && !(await page.evaluate(() => document.activeElement.matches(".an-choices button"))); i++) await page.keyboard.press("Shift+Tab");
    const name = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".an-choices button"));
    return { asked, held, chosen, name, after: await page.evaluate(shown), role: await page.locator(".an-status").getAttribute("role"), trouble };
  },

  /** More results, by the button. */
  async more(browser) {
    const { page } = await open(browser, options.path, WIDE);
    await answered(page);
    const before = await page.evaluate(shown);
    await page.locator(".an-more").press("Enter");
    await page.waitForFunction((n) => document.querySelectorAll(".an-results li").length > n, before.results.length);
    const focused = await page.evaluate(() => [...document.querySelectorAll(".an-results li")].indexOf(document.activeElement.closest("li")));
    return { before: before.results.length, focused };
  },

  /** The search page without JavaScript, or without an index to ask. */
  async without(browser) {
    const { page } = await open(browser, "/404.html", { javaScriptEnabled: options.scripted });
    if (options.broken) await page.route("**/pagefind/**", (route) => route.abort());
    await page.goto(`${options.base}/search/?q=Kiev`);
    await page.waitForTimeout(options.scripted ? 1500 : 0);
    const help = page.locator(".an-without");
    const links = page.locator(".an-lists a:visible");
    return { seen: await help.isVisible(), words: await help.innerText(), links: await links.evaluateAll((all) => all.map((a) => a.href)) };
  },
};

await run(checks);
