// On a phone the filters lie over the map, and Streamlit would open them again at each later visit.
try {
  if (matchMedia("(max-width: 767px)").matches)
    for (const key of Object.keys(localStorage))
      if (key.startsWith("stSidebarCollapsed-")) localStorage.removeItem(key);
} catch {
  // a browser that keeps nothing has nothing to forget
}

/* The address becomes the link as it should have been before Streamlit reads it: what Streamlit then writes is the same,
   and costs no press of Back. */
(function () {
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

/* A server may be deaf and keep the connection. What it leaves without any answer is asked again of the server to which
   the page connects next: when somebody cuts the connection, else when the page itself has waited long enough. */
(function () {
  const PATIENCE_MS = 12000; // a server that hears says something at once
  let patience = PATIENCE_MS;
  /** @type {{by: WebSocket, what: Parameters<WebSocket["send"]>[0]} | null} */
  let asked = null; // by which connection, and what
  /** @type {number | undefined} */
  let waiting;
  function rest() {
    clearTimeout(waiting);
    waiting = undefined;
  }
  /** @param {WebSocket} socket */
  function end(socket) {
    rest();
    patience *= 2; // it may be the network that is slow
    socket.close();
    socket.dispatchEvent(new CloseEvent("close", { code: 1006 })); // the browser would wait for the server to agree
  }
  window.WebSocket = class extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} given */
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => {
        rest();
        asked = null;
        patience = PATIENCE_MS;
      });
      this.addEventListener("close", () => asked?.by === this && rest());
      this.addEventListener("open", () => setTimeout(() => asked && asked.by !== this && this.send(asked.what)));
    }
    /** @override @type {WebSocket["send"]} */
    send(what) {
      super.send(what);
      asked = { by: this, what };
      waiting ??= setTimeout(end, patience, this);
    }
  };
})();
