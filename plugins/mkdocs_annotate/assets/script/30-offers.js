/* What a note offers: its link to copy, a citation, and an issue that is filled in. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // not allowed, or no secure page: the link is followed, the citation can be selected
  }
}

function told(content) {
  const line = content.querySelector(".an-told");
  if (line) line.textContent = line.dataset.copied;
}

async function copyLink(content, link) {
  const words = link.textContent;
  if (!(await copy(link.href))) return;
  told(content);
  link.textContent = content.querySelector(".an-told")?.dataset.copied ?? words;
  setTimeout(() => {
    link.textContent = words;
  }, 1500);
}

function openCitation(content, id) {
  const given = content.querySelector(".an-citation")?.dataset;
  const dialog = content.querySelector(".an-cite");
  if (!given || !dialog) return;
  const fill = (text) => text.replaceAll(given.address, addressOf(id));
  dialog.querySelector(".an-text").textContent = fill(given.text);
  dialog.querySelector(".an-bibtex").textContent = fill(given.bibtex).replace(/^(@\w+\{[^,]+)/, `$1-${id}`);
  dialog.showModal();
}

/* The issue names the address of the page, which is not known when the page is written. */
function withAddress(link, id) {
  const url = new URL(link.href);
  for (const [name, between] of [
    ["body", "\n"],
    ["issue[description]", "\n"],
    ["page", " "],
  ]) {
    const body = url.searchParams.get(name);
    if (body && !body.includes(location.origin)) url.searchParams.set(name, addressOf(id) + between + body);
  }
  link.href = url.href;
}

function offer(content) {
  for (const button of content.querySelectorAll("button[hidden]")) button.hidden = false;
  const words = content.querySelector(".an-notes")?.dataset.copy;
  for (const link of content.querySelectorAll(".an-link")) {
    link.textContent = words;
    link.setAttribute("aria-label", link.dataset.name);
  }
  content.addEventListener("click", (event) => {
    const note = event.target.closest(".an-note");
    const id = note?.id.replace("fn-", "");
    if (note && event.target.closest(".an-link")) copyLink(content, event.target.closest(".an-link"));
    if (note && event.target.closest(".an-cite-open")) openCitation(content, id);
    if (note && event.target.closest(".an-report")) withAddress(event.target.closest(".an-report"), id);
    const form = event.target.closest("[data-copy]:not(.an-notes)")?.dataset.copy;
    if (form) copy(content.querySelector(`.an-cite .an-${form}`).textContent).then((done) => done && told(content));
  });
}
