// The site for everyone: narrow windows, large letters, forced colours, paper, no JavaScript. See test_everyone.py.
import { open, options, run, sticking } from "./harness.mjs";

const checks = {
  /** Elements that stick out of the window in any reading, with letters twice as large where asked for. */
  async overflow(browser) {
    const { page } = await open(browser, options.path, { viewport: { width: options.width, height: 700 } });
    const readings = page.locator("input[name=an-reading]");
    const found = [];
    for (let i = 0; i < Math.max(1, await readings.count()); i++) {
      if (await readings.count()) await readings.nth(i).evaluate((e) => e.click());
      for (const part of await page.locator("details").all()) await part.evaluate((e) => { e.open = true; });
      found.push(...(await page.evaluate(sticking)));
    }
    return { found };
  },

  /** In forced colours: how marks of each severity are drawn, and whether the chosen reading is another colour. */
  async forced(browser) {
    const { page } = await open(browser, options.path, { forcedColors: "active", viewport: { width: 1280, height: 800 } });
    const line = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).borderBottom.split(" rgb")[0]);
    const colour = (id) => page.locator(`#${id} + span`).evaluate((e) => getComputedStyle(e).backgroundColor);
    return {
      critical: await line("section.an-copy mark.critical"),
      major: await line("section.an-copy mark.major:not(:empty)"),
      minor: await line("section.an-copy span.minor:not(:empty)"),
      dot: await page.locator(".an-changes tr.critical strong").first().evaluate((e) => getComputedStyle(e, "::before").borderTopStyle),
      chosen: (await colour("an-read-marked")) !== (await colour("an-read-both")),
    };
  },

  /** On paper: what is printed and what is not. */
  async paper(browser) {
    const { page } = await open(browser, options.path, { viewport: { width: 1280, height: 800 } });
    await page.emulateMedia({ media: "print" });
    const shown = (selector) => page.locator(selector).first().evaluate((e) => e.checkVisibility());
    const position = await page.locator("li.an-note").first().evaluate((e) => getComputedStyle(e).position);
    const folded = await page.locator(".an-changes details tbody tr").last().evaluate((e) => e.getBoundingClientRect().height);
    return { bar: await shown(".an-bar"), notes: await shown(".an-notes"), text: await shown("section.an-copy p"), position, folded, tools: await shown(".an-tools") };
  },

  /** Which way each paragraph and quotation runs. */
  async directions(browser) {
    const { page } = await open(browser, options.path, { viewport: { width: 1280, height: 800 } });
    return page.evaluate(() => {
      const section = document.querySelector("section.an-copy");
      const quotes = [...document.querySelectorAll(".an-note p, .an-table td, .an-label")];
      const loose = quotes.filter((e) => /[\u0590-\u08ff]/.test([...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("")));
      return { text: getComputedStyle(section).direction, page: getComputedStyle(document.body).direction, loose: loose.map((e) => e.textContent) };
    });
  },

  /** Whether anything moves for readers who asked for less motion: the longest transition on the page, in seconds. */
  async motion(browser) {
    const { page } = await open(browser, options.path, { reducedMotion: "reduce" });
    const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll("*")].map((e) => parseFloat(getComputedStyle(e).transitionDuration))));
    return { longest };
  },

  /** Buttons that do nothing without JavaScript are not there; readings and filters are. */
  async plain(browser) {
    const { page } = await open(browser, options.path, { javaScriptEnabled: false });
    const visible = async (selector) => (await page.locator(selector).all()).length > 0 && (await page.locator(selector).first().isVisible());
    return {
      buttons: await page.locator("article button:visible").count(),
      link: await page.locator(".an-note .an-link").first().getAttribute("href"),
      readings: await visible("label:has(#an-read-both)"),
      filters: await visible(".an-show > summary"),
      dialogs: await page.locator("dialog:visible").count(),
    };
  },
};

await run(checks);
