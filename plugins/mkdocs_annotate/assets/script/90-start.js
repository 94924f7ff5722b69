let reader = null;

function start() {
  const content = document.querySelector(".an-cards")?.parentElement;
  if (!content || content.matches(".an-ready")) return;
  content.classList.add("an-ready");
  offer(content);
  const article = content.querySelector(".an-article");
  reader = article?.querySelector(".an-bar") ? new Reader(article) : null;
  reader?.start();
  if (!reader) tellMissing(idIn(location.hash));
  content.addEventListener("click", followed);
}

/* Instant navigation would take an address within the page for another page, and fetch it again. */
function followed(event) {
  const link = event.target.closest("a[href*='#']");
  if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || !reader) return;
  event.preventDefault();
  event.stopPropagation();
  reader.follow(link);
}

const live = () => (reader?.article.isConnected ? reader : null);

addEventListener("hashchange", () => (reader ? live()?.openAddress() : tellMissing(idIn(location.hash))));
addEventListener("scroll", () => live() && requestAnimationFrame(() => live()?.drawHere()), { passive: true });
addEventListener("keydown", (event) => live() && pressed(reader, event));
addEventListener("click", (event) => live()?.clickedOutside(event), { capture: true });

if (typeof document$ !== "undefined") document$.subscribe(start);
else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
