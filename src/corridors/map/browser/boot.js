/* The first script of the frame: it owns the name `Corridors` and says so when something does not load. */
window.Corridors = (function () {
  "use strict";
  // The only words outside the catalogs: they must be there when nothing else could be loaded.
  /** @type {Record<string, [message: string, action: string]>} */
  const TEXTS = {
    en: ["The map could not be loaded. The list and the table work without it.", "Try again"],
    kk: ["Картаны жүктеу мүмкін болмады. Тізім мен кесте онсыз да жұмыс істейді.", "Қайталап көру"],
    ru: ["Карта не загрузилась. Список и таблица работают и без неё.", "Повторить"],
  };

  function language() {
    try {
      const requested = new URLSearchParams(window.parent.location.search).get("lang");
      return requested || navigator.language.split("-")[0];
    } catch {
      return "en"; // the page around the frame is of another host
    }
  }

  /** @type {Corridors.Shared["element"]} */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /** Show a message over the map; `retry` is called by its button. @type {Corridors.Shared["fail"]} */
  function fail(retry) {
    if (document.querySelector(".corridors-failure")) return;
    const [message, action] = TEXTS[language()] || TEXTS.en;
    const box = element("div", "corridors-failure");
    box.setAttribute("role", "alert");
    box.style.cssText =
      "position:absolute;inset:0;z-index:2000;display:flex;flex-direction:column;gap:12px;" +
      "align-items:center;justify-content:center;padding:24px;text-align:center;" +
      "background:#f7f5ef;color:#33312d;font:16px/1.4 system-ui,sans-serif";
    const button = element("button", "", action);
    button.style.cssText = "font:inherit;padding:8px 18px;cursor:pointer";
    button.addEventListener("click", () => {
      box.remove();
      retry();
    });
    box.append(element("p", "", message), button);
    document.body.append(box);
  }

  window.addEventListener(
    "error",
    (event) => {
      const { tagName } = /** @type {Partial<Element>} */ (event.target ?? {});
      if (tagName && /^(SCRIPT|LINK)$/.test(tagName)) {
        fail(() => window.location.reload());
      }
    },
    true, // errors of resources do not bubble
  );

  return /** @type {Corridors.Shared} */ ({ element, fail }); // the other scripts add the rest
})();
