// What the looks at the built site share. Each is a script: node NAME.mjs CHECK {"base": …, "chromium": …, …}
import { chromium } from "playwright-core";

const [name, given] = process.argv.slice(2);
export const options = JSON.parse(given);

/** Opens a page of the site and collects everything that went wrong on it. */
export async function open(browser, path, { scripts = true, ...context } = {}) {
  const page = await (await browser.newContext(context)).newPage();
  const trouble = [];
  page.on("console", (m) => m.type() === "error" && trouble.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => trouble.push(`error: ${e.message}`));
  page.on("dialog", (d) => {
    trouble.push(`dialog: ${d.message()}`);
    d.dismiss();
  });
  page.on("request", (r) => {
    const known = r.url().startsWith(options.base) || /^(data|blob):/.test(r.url());
    if (!known) trouble.push(`request: ${r.url()}`);
  });
  page.on("response", (r) => r.status() >= 400 && trouble.push(`${r.status()}: ${r.url()}`));
  const index = { bytes: 0 };
  page.context().on("response", (r) => {
    if (r.url().includes("/pagefind/")) index.bytes += Number(r.headers()["content-length"] || 0);
  });
  if (!scripts) await page.route("**/*", withoutScripts);
  await page.goto(options.base + path, { waitUntil: "load" });
  return { page, trouble, index };
}

/** A page as a browser without JavaScript gets it; tools that need to run in the page still can. */
async function withoutScripts(route) {
  const type = route.request().resourceType();
  if (type === "script") return route.fulfill({ body: "", contentType: "text/javascript" });
  if (type !== "document") return route.continue();
  const response = await route.fetch();
  const body = (await response.text()).replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "");
  return route.fulfill({ response, body });
}

/** Runs in the page: names what ends right of the window (or starts left of it) and is not clipped by a box of its own. */
export function sticking() {
  const clipped = (e) => {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX)) return true;
    return false;
  };
  return [...document.querySelectorAll("article *")]
    .filter((e) => e.checkVisibility() && !clipped(e))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, b]) => b.width > 1 && b.height > 1 && (b.right > innerWidth + 1 || b.left < -1))
    .map(([e, b]) => `${e.tagName}.${e.className} ${Math.round(b.left)}–${Math.round(b.right)}`)
    .slice(0, 5);
}

/** Does one of the checks and prints what it saw. */
export async function run(checks) {
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      // Letters twice as large, as set in the browser: media queries in em see it too.
      ...(options.large ? ["--blink-settings=defaultFontSize=32"] : []),
    ],
  });
  try {
    console.log(JSON.stringify(await checks[name](browser)));
  } finally {
    await browser.close();
  }
}
