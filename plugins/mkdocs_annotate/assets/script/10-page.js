/* What a comparison page needs beyond CSS: it remembers the reading, keeps the place, steps through the corrections,
   copies links and citations. Runs once for each page shown, also with instant navigation. Nothing leaves the site. */
const READING = "annotate.reading";
const NO_KEYS = "annotate.no-keys";

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/* The number of a passage, from its id or from that of its first part. */
function numberOf(passage) {
  return (passage.id || passage.dataset.p).slice(2);
}

/* Says that the correction or passage of an address is not there any more; true if it is not. */
function tellMissing(id) {
  const notice = document.querySelector(".an-changed");
  if (!notice) return false;
  notice.hidden = !/^(fn(ref)?-)?(c-[0-9a-f]{8}|[pr]-\d)/.test(id) || Boolean(document.getElementById(id));
  if (notice.hidden) return false;
  notice.scrollIntoView({ block: "center", behavior: "instant" });
  notice.focus({ preventScroll: true });
  return true;
}

/* The address of a correction of this page, to be kept. */
function addressOf(id) {
  const { origin, pathname } = location;
  return `${origin}${pathname}#${id}`;
}
