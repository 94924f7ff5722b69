/* An address, or a link, to a folder of a site that lies on a disk leads to the page in it, as it does on a server. */
function completed(address) {
  if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address;
}

if (location.protocol === "file:") {
  const complete = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (link) completed(link);
  };
  addEventListener("click", complete, true);
  addEventListener("auxclick", complete, true);
}
