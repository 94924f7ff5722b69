/* Pages that lie on a disk may neither fetch nor start a worker. Where the index was made for that (annotate/disk.py),
   Pagefind's worker runs in a frame, and gets its files from scripts. */
const ON_DISK = location.protocol === "file:";

/* Whether a script or a frame came. */
const arrived = (made, parent) =>
  new Promise((resolve, reject) => {
    made.addEventListener("load", resolve, { once: true });
    made.addEventListener("error", () => reject(new Error("the index was not made for a disk")), { once: true });
    parent.append(made);
  });

/* The frame, to be spoken to like a worker. Fails where the index was not made for a disk. */
async function framed(folder) {
  await arrived(element("script", { src: new URL("disk.js", folder) }), document.head);
  const frame = element("iframe", { src: new URL("disk.html", folder), hidden: "" });
  await arrived(frame, document.body);
  const worker = new EventTarget();
  worker.postMessage = (message) => frame.contentWindow.postMessage(message, "*");
  addEventListener("message", ({ source, data }) => {
    if (source === frame.contentWindow) worker.dispatchEvent(new MessageEvent("message", { data }));
  });
  return worker;
}
