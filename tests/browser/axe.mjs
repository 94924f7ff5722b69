// What axe finds on pages of the site. See test_axe.py.
import axe from "axe-core";
import { open, options, run, sticking } from "./harness.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const READINGS = ["published", "corrected", "both"];

/** Runs in the page: the rules that are broken in a part of it, each with the first element that breaks it. */
async function broken([tags, part]) {
  const { violations } = await window.axe.run(part, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map((each) => `${each.id} ${each.nodes[0].target}`);
}

/** Runs in the page: opens everything that can be unfolded; gives how many there are. */
function unfold() {
  const folded = [...document.querySelectorAll("details:not(.an-show)")];
  for (const part of folded) part.open = true;
  return folded.length;
}

/** What is wrong with one page in one look: as it comes, wide and narrow, then with everything unfolded. */
async function inspect(browser, path, { colorScheme, scripts, readings }) {
  const { page, trouble } = await open(browser, path, { colorScheme, scripts, reducedMotion: "reduce" }); // nothing is half faded
  const found = [];
  const look = async (what, part = "html") => {
    const wrong = [...(await page.evaluate(broken, [TAGS, part])), ...(await page.evaluate(sticking))];
    for (const each of wrong) found.push(`${path} ${what} ${colorScheme} ${page.viewportSize().width} scripts ${scripts}: ${each}`);
  };
  await page.evaluate(axe.source);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await look("page");
  }
  const folded = await page.evaluate(unfold);
  for (const width of folded ? [360, 1280] : []) {
    await page.setViewportSize({ width, height: 900 });
    await look("unfolded");
  }
  if (readings && (await page.locator("#an-read-both").count())) await readIn(page, look);
  await page.context().close();
  return [...found, ...trouble.filter((each) => !(each.includes("404") && path.includes("404")))];
}

/** The other readings, the filters and the help of a comparison. */
async function readIn(page, look) {
  for (const reading of READINGS) {
    const choice = page.locator(`label:has(#an-read-${reading})`);
    if (!(await choice.count())) continue;
    await choice.click();
    await look(reading, "article");
  }
  if (!(await page.locator(".an-show").count())) return;
  await page.locator(".an-show > summary").click();
  await look("filters", ".an-bar");
  await page.locator(".an-help-open").click();
  await look("keys", ".an-article");
}

const checks = {
  /** What is wrong with the pages, wide and narrow and unfolded, in each of the looks asked for. */
  async pages(browser) {
    const found = {};
    for (const path of options.paths) {
      found[path] = [];
      for (const colorScheme of options.schemes ?? ["light", "dark"])
        for (const scripts of options.scripts ?? [true, false])
          found[path].push(...(await inspect(browser, path, { colorScheme, scripts, readings: scripts })));
    }
    return { found };
  },
};

await run(checks);
