// Hostile input in Chromium: what each page shows of both texts, what is active in it, and what fires.
import { open, options, run } from "./harness.mjs";

run({ shown, active, fired, walled });

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

/** What could act on each page, as signs: its kinds of elements, scripts, handlers, foreign addresses and so on. */
async function active(browser) {
  const { page, trouble } = await open(browser, options.paths[0]);
  const found = [];
  for (const path of options.paths) {
    await page.goto(options.base + path, { waitUntil: "load" });
    found.push(await page.evaluate(signs));
  }
  return { found, trouble };
}

/** Runs in the page: the signs of everything in it that loads, runs, sends, or is no plain element. */
function signs() {
  const found = new Set();
  const add = (...parts) => found.add(parts.join(" "));
  for (const element of document.querySelectorAll("*")) {
    const tag = element.localName;
    const value = (name) => element.getAttribute(name) ?? "";
    const path = (name) => new URL(value(name), location.href).pathname;
    add("element", tag, element.namespaceURI.slice(-6));
    if (tag === "script" && /json/.test(element.type)) JSON.parse(element.textContent);
    else if (tag === "script")
      // The way back to the root of the site depends on how deep a page is.
      add("script", element.src ? path("src") : element.textContent.replace(/new URL\("[./]*"/, "new URL(ROOT"));
    if (tag === "style") add("style", element.textContent.length);
    if (tag === "form") add("form", value("method"), value("action") && path("action"));
    if (tag === "base") add("base", value("href"));
    if (tag === "link") add("link", value("rel"), value("rel") === "stylesheet" ? path("href") : "");
    if (tag === "meta") add("meta", value("name"), value("property"), value("http-equiv"));
    for (const { name, value: text } of element.attributes) {
      if (/^on/i.test(name)) add("handler", tag, name);
      if (name === "style" && /url\(|@import|expression/i.test(text)) add("style", tag, text);
      if (!/^(href|src|action|formaction|data|poster|xlink:href|background|ping|cite|srcset|srcdoc|manifest)$/.test(name))
        continue;
      if (/^src(set|doc)$/.test(name)) add("address", tag, name, text);
      else if (URL.canParse(text, location.href)) {
        const to = new URL(text, location.href);
        if (to.origin !== location.origin) add("address", tag, name, to.protocol, to.host);
      } else add("address", tag, name, "none");
    }
  }
  return [...found];
}

/**
 * Loads, hovers, focuses and clicks everything on each page, and searches for each query; says what fired.
 * Without the policy of the pages, so that it is not the second wall that holds.
 */
async function fired(browser) {
  const { page, trouble } = await open(browser, options.paths[0], { bypassCSP: true });
  await page.context().addInitScript(watch);
  await page.route(
    (url) => url.origin !== new URL(options.base).origin && !/^(data|blob):/.test(url.protocol),
    (route) => route.abort(),
  );
  page.context().on("page", (other) => trouble.push(`window: ${other.url()}`));
  const found = [];
  let touched = 0;
  for (const path of options.paths) {
    await page.goto(options.base + path, { waitUntil: "load" });
    for (const query of ["h1", "main mark", "main p"])
      if (await page.$(query)) await page.hover(query, { timeout: 300, force: true }).catch(() => {});
    touched += await page.evaluate(touch);
    await page.waitForTimeout(5);
    found.push(...(await page.evaluate(() => window.fired.map((what) => `${location.pathname}: ${what}`))));
    if (new URL(page.url()).pathname !== path) found.push(`${path}: left for ${page.url()}`);
  }
  for (const query of options.queries ?? []) {
    await page.goto(`${options.base}/search/?q=${encodeURIComponent(query)}`, { waitUntil: "load" });
    await page.waitForFunction(() => document.querySelector("[role=status]")?.textContent, null, { timeout: 20000 });
    await page.waitForTimeout(20);
    touched += await page.evaluate(touch);
    found.push(...(await page.evaluate(() => window.fired.map((what) => `search: ${what}`))));
  }
  return { found, trouble, touched };
}

/** Runs in the page before all else: tells of the calls that payloads make. */
function watch() {
  window.fired = [];
  for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = (...given) => {
      window.fired.push(`${name}(${String(given[0]).slice(0, 80)})`);
    };
}

/** Runs in the page: points at, focuses and clicks each element that has something to do with a reader. */
function touch() {
  const stay = (event) => {
    const link = event.target.closest?.("a[href], area[href]");
    if (link && /^(https?|file):$/.test(link.protocol)) event.preventDefault();
  };
  addEventListener("click", stay, true);
  addEventListener("submit", (event) => event.preventDefault(), true);
  const all = [...document.querySelectorAll("main *")];
  for (const element of all) {
    for (const kind of ["mouseover", "mouseenter", "pointerenter"])
      element.dispatchEvent(new MouseEvent(kind, { bubbles: true }));
    if (element.tabIndex >= 0) element.focus?.();
    if (element.matches("a, button, summary, label, input, [tabindex], [onclick], mark, area, details, svg, img"))
      element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  return all.length;
}

/** What the policy of a page stops: markup put into it as if the first wall had let it through. */
async function walled(browser) {
  const { page } = await open(browser, options.paths[0]);
  await page.context().addInitScript(watch);
  await page.context().addInitScript(() => {
    window.stopped = [];
    addEventListener("securitypolicyviolation", (event) => window.stopped.push(event.effectiveDirective));
  });
  await page.route(
    (url) => url.origin !== new URL(options.base).origin && !/^(data|blob):/.test(url.protocol),
    (route) => route.abort(),
  );
  const found = [];
  for (const path of options.paths) {
    await page.goto(options.base + path, { waitUntil: "load" });
    await page.waitForTimeout(300);
    found.push(await page.evaluate(() => ({ fired: window.fired, stopped: window.stopped })));
  }
  return { found };
}
