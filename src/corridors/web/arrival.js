/* The address becomes the link as it should have been before Streamlit reads it: what Streamlit then writes is the same,
   and costs no press of Back. */
(function () {
  "use strict";
  const AMPERSAND = /&#(?:0*38|x0*26);/gi; // written for HTML, it cuts the query off as a fragment
  const VIEW = /map=(\d{1,2}(?:\.\d+)?\/-?\d+(?:\.\d+)?\/-?\d+(?:\.\d+)?)/;
  const { pathname, search, hash } = location;
  if (("&" + hash).search(AMPERSAND) === 0) {
    location.replace(pathname + (search || "?") + ("&" + hash).replaceAll(AMPERSAND, "&"));
    return;
  }
  const link = /** @type {HTMLMetaElement} */ (document.querySelector("[name=corridors-link]"));
  const [query, view] = link.content.split("#");
  const own = VIEW.exec(hash.replaceAll("%2F", "/").replaceAll("%3D", "="));
  const fragment = own ? "#map=" + own[1] : view ? "#" + view : hash;
  if (query !== search || fragment !== hash) history.replaceState(history.state, "", pathname + query + fragment);

  /* What the link lost is told once: until it is closed, or the reader goes on to another view. */
  const close = () => document.querySelector("aside.notice")?.remove();
  const arrived = location.search;
  document.addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("aside.notice button") && close());
  const watch = setInterval(() => {
    if (location.search === arrived) return;
    clearInterval(watch);
    close();
  }, 250);
})();
