/* The page of a project on the published site: "All projects" leads back to the map as its reader left it. */
(function () {
  "use strict";
  /** @param {string} address */
  const place = (address) => address.split("#")[0].replace(/index\.html$/, "");

  /** The steps of this tab before this page, or only the one that led here.
      @param {(address: string | null) => boolean} isMap */
  function comeBack(isMap) {
    const { navigation, history } = window;
    const steps = navigation ? navigation.entries().slice(0, navigation.currentEntry?.index) : [];
    const map = steps.reverse().find(({ url }) => isMap(url));
    if (map) navigation.traverseTo(map.key);
    else if (isMap(document.referrer)) history.back();
    return Boolean(map) || isMap(document.referrer);
  }

  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const back = /** @type {Element} */ (event.target).closest("a.back");
    const isPlain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!back || !isPlain) return;
    /** @param {string | null} address */
    const isMap = (address) => place(address || "") === place(back.href);
    if (comeBack(isMap)) event.preventDefault();
  });
})();
