"""Names on the map: they lie on no line, no marker and no other name, and news come first."""

import pytest

from corridors.model.vocabulary import Language, ProjectType
from corridors.style import PALETTES, Theme
from tests.browser.conftest import WIDE, NewReader
from tests.browser.reader import Reader
from tests.scenes import CATALOG, SIX

# Names in sight as boxes about their middle, in pixels, turned by an angle; and what they cover.
COVERED = """
() => {
  const { sections } = window.Corridors.parts.Routes;
  const boxes = [...document.querySelectorAll(".label:not([hidden]) > span")]
    .filter((node) => getComputedStyle(node).visibility === "visible")
    .map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      const { a, b } = new DOMMatrix(getComputedStyle(node).transform);
      const turn = Math.atan2(b, a);
      const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
      const { textContent: name, offsetWidth: width, offsetHeight: height } = node;
      return { name, ...middle, width, height, turn };
    });
  const holds = ({ x, y, width, height, turn }, at) => {
    const [dx, dy] = [at.x - x, at.y - y];
    const along = dx * Math.cos(turn) + dy * Math.sin(turn);
    const across = dy * Math.cos(turn) - dx * Math.sin(turn);
    return Math.abs(along) < width / 2 && Math.abs(across) < height / 2;
  };
  const shown = sections.filter((section) => section.shown);
  const points = shown.flatMap(({ id, line, thread, site }) => {
    const element = (line || thread || site).getElement();
    if (site) {
      const box = element.getBoundingClientRect();
      return [{ id, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }];
    }
    const matrix = element.getScreenCTM();
    const steps = Array.from({ length: element.getTotalLength() / 2 }, (_, n) => 2 * n);
    return steps.map((at) => ({ id, at: element.getPointAtLength(at).matrixTransform(matrix) }))
      .map(({ at }) => ({ id, x: at.x, y: at.y }));
  });
  const middles = boxes.map(({ name, x, y }) => ({ id: name, x, y }));
  return boxes.flatMap((box) => [...points, ...middles]
    .filter((at) => at.id !== box.name && holds(box, at))
    .map(({ id }) => [box.name, id]));
}
"""
NAMED = """
() => [...window.Corridors.parts.Labels.projects]
  .filter(([, { made }]) => made && !made.root.hidden && made.root.style.visibility === "visible")
  .map(([id]) => id).sort()
"""
COLOUR = """
(project) => window.Corridors.parts.Labels.projects.get(project)
  .made.node.style.getPropertyValue("--type")
"""
TEXTS = """
() => [...document.querySelectorAll(".label-project:not([hidden]) > span")]
  .filter((node) => getComputedStyle(node).visibility === "visible")
  .map((node) => node.textContent.replace("\\n", " "))
"""


def _wait_for_names(reader: Reader, count: int) -> list[str]:
    """Return the projects that are named, once at least so many are."""
    reader.frame.wait_for_function(f"(count) => ({NAMED})().length >= count", arg=count)
    named: list[str] = reader.frame.evaluate(NAMED)
    return named


@pytest.fixture
def wide(new_reader: NewReader) -> Reader:
    reader = new_reader(stranger=True)
    reader.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    return reader


@pytest.mark.parametrize("link", ["", "?scope=all", "?scope=all#map=7/42/70"])
def test_no_name_lies_on_a_line_a_marker_or_another_name(wide: Reader, link: str) -> None:
    wide.open(link)
    wide.settle()
    assert _wait_for_names(wide, 1)
    assert wide.frame.evaluate(COVERED) == []


def test_the_six_of_the_start_are_named_and_few_of_all(wide: Reader) -> None:
    wide.open()
    assert _wait_for_names(wide, len(SIX)) == sorted(SIX)
    wide.open("?scope=all")
    assert len(_wait_for_names(wide, 1)) < len(CATALOG.projects) / 4


def test_only_the_chosen_project_is_named_in_the_language_of_the_reader(seated: Reader) -> None:
    seated.follow(Language.KK, "project=bakhty-ayagoz", ".dossier")
    seated.wait_for("state.selected === 'bakhty-ayagoz'")
    seated.frame.wait_for_function(
        f"(given) => String(({TEXTS})()) === given", arg=CATALOG.projects["bakhty-ayagoz"].name.kk
    )
    assert _wait_for_names(seated, 1) == ["bakhty-ayagoz"]


def test_a_name_has_the_colour_of_its_type(seated: Reader) -> None:
    seated.follow(Language.EN, "project=bakhty-ayagoz", ".dossier")
    assert _wait_for_names(seated, 1) == ["bakhty-ayagoz"]
    theme = Theme(seated.state()["theme"])
    railway = PALETTES[theme].types[ProjectType.RAILWAY]
    assert seated.frame.evaluate(COLOUR, "bakhty-ayagoz") == railway
