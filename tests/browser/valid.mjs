// node valid.mjs '["http://…", …]' prints what html-validate has against the article of each page.
import { HtmlValidate } from "html-validate";

const check = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Custom properties in style attributes carry rows and anchors; the others are matters of taste.
    "no-inline-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
    "tel-non-breaking": "off",
    "no-raw-characters": "off",
  },
});

const found = [];
for (const address of JSON.parse(process.argv[2])) {
  const page = await (await fetch(address)).text();
  const [article] = /<article\b[\s\S]*?<\/article>/.exec(page) ?? [""];
  const report = await check.validateString(article);
  for (const { messages } of report.results)
    for (const m of messages) found.push(`${new URL(address).pathname}:${m.line}: ${m.ruleId} ${m.message}`);
}
console.log(JSON.stringify(found.slice(0, 20)));
