"""What a reader does in a browser with each rival, and when it is done."""

from dataclasses import dataclass

from tests.bench.serving import Rival

# The frame of a map, where the rival has one; `drawn` is how many projects or lines it shows.
_FRAME = "document.querySelector('iframe[src*=folium]')"
_LIBRARY = """
const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
const inner = () => { const f = __FRAME__; return f && f.contentWindow; };
const until = async (test) => {
  const deadline = performance.now() + PATIENCE_MS;
  while (!test()) {
    if (performance.now() > deadline) throw new Error(`not within ${PATIENCE_MS / 1000} s`);
    await frame();
  }
  await frame();
};
const pill = () => [...document.querySelectorAll("[data-testid=stSidebar] button")]
  .find((button) => /railway/i.test(button.textContent));
const paths = (page) => page.document.querySelectorAll("path.leaflet-interactive").length;
"""
PATIENCE_MS = 120_000
LIBRARY = _LIBRARY.replace("__FRAME__", _FRAME).replace("PATIENCE_MS", str(PATIENCE_MS))


@dataclass(frozen=True)
class Tasks:
    """JavaScript of a rival: expressions on the page after `LIBRARY`.

    `drawn` is how many lines or projects the map shows, or 0 while there is none; `filter` clicks
    the filter by type; `select` clicks on the map, `selected` tells whether the dossier is open;
    `map` is the selector of what can be dragged.
    """

    drawn: str
    filter: str = ""
    select: str = ""
    selected: str = ""
    link: str = ""
    map: str = ""


_CLICK_ON_LINE = """
const page = inner();
const lines = [...page.document.querySelectorAll("path.leaflet-interactive[stroke='#0072b2' i]")];
const path = lines.sort((one, other) => other.getTotalLength() - one.getTotalLength())[0];
const at = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM());
const where = { bubbles: true, clientX: at.x, clientY: at.y, view: page };
for (const name of ["mousedown", "mouseup", "click"]) {
  path.dispatchEvent(new page.MouseEvent(name, where));
}
"""
_IN_FRAME, _IN_PAGE = "iframe[src*=folium]", ".leaflet-container"
TASKS = {
    Rival.OURS: Tasks(
        drawn="(() => { const c = inner() && inner().Corridors;"
        " return c && c.state && c.state().ready ? c.state().shown.length : 0; })()",
        filter="pill().click()",
        select="document.querySelector('.st-key-panel .card').click()",
        selected="document.querySelector('.st-key-panel .dossier h2') !== null",
        link="?lang=en&type=railway#map=6/46/70",
        map=_IN_FRAME,
    ),
    Rival.USUAL: Tasks(
        drawn="(inner() ? paths(inner()) : 0)",
        filter="pill().click()",
        select=_CLICK_ON_LINE,
        selected="document.querySelector('h2') !== null",
        link="?type=railway",
        map=_IN_FRAME,
    ),
    Rival.PLAIN: Tasks(
        drawn="(window.drawn ? window.drawn() : 0)",
        filter="document.getElementById('railway').click()",
        map=_IN_PAGE,
    ),
    Rival.ONE_LINE: Tasks(drawn="document.querySelectorAll('h1').length"),
    Rival.EXPLORED: Tasks(drawn="paths(window)", map=_IN_PAGE),
}
