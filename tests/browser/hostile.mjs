// Hostile input in Chromium: what each page shows of both texts, what is active in it, and what fires.
import { open, options, run } from "./harness.mjs";

run({ shown });

/** Both texts of each page, as its DOM holds them. */
async function shown(browser) {
  const { page } = await open(browser, options.paths[0]);
  const found = [];
  for (const path of options.paths) {
    await page.goto(options.base + path, { waitUntil: "domcontentloaded" });
    found.push(await page.evaluate(texts));
  }
  return { found };
}

/** Runs in the page. */
function texts() {
  const [copy, reference] = ["copy", "reference"].map(
    (side) => document.querySelector(`section.an-text.an-${side}`)?.textContent ?? null,
  );
  return { copy, reference };
}
