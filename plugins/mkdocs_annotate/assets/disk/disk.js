/* The files of the index for pages that lie on a disk. A browser lets these fetch nothing, but load scripts; so each
   file is there once more as a script that calls `annotateFile` with its bytes (annotate/disk.py). */
"use strict";

self.annotateFile = (text) => {
  document.currentScript.bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
};

/* What `fetch` would give for a file of the index. */
self.annotateFetch = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const url = new URL(address, location.href);
    url.search = "";
    script.src = `${url.href}.js`;
    script.addEventListener("load", () => {
      script.remove();
      script.bytes ? resolve(new Response(script.bytes)) : reject(new Error(`${url.href} is not a file of the index`));
    });
    script.addEventListener("error", () => reject(new Error(`${url.href} is missing`)));
    document.head.append(script);
  });

/* In the frame in which Pagefind's worker runs, since a page on a disk may start none. */
if (self !== parent) {
  self.fetch = self.annotateFetch;
  self.postMessage = (message) => parent.postMessage(message, "*");
}
