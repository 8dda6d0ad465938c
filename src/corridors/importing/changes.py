"""What an imported route changes in a data folder, tried on a copy before it is written."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from corridors.catalog.catalog import Catalog
from corridors.catalog.files import data_files
from corridors.checks import problems
from corridors.importing.documents import (
    Origin,
    add_leg,
    add_row,
    feature_of,
    fits_leg,
    has_leg,
    legs_in,
    legs_table,
    list_in_package,
    other_lines,
    row_of,
    write_route,
)
from corridors.importing.route import ImportedRoute

_PACKAGE, _README = "datapackage.json", "README.md"


@dataclass(frozen=True)
class Changes:
    """The new texts of files by their names below a data folder, and what is left to do by hand.

    `replaced` are the ids of the sections that the route takes the place of.
    """

    texts: Mapping[str, str]
    left_to_do: tuple[str, ...]
    replaced: tuple[str, ...]


def changes(folder: Path, route: ImportedRoute, origin: Origin | None) -> Changes:
    """Return what a route changes; raises ValueError where a file cannot be changed.

    Without an origin, data package and `README.md` stay as they are.
    """
    texts, to_do = {}, []
    before = _features(folder / f"routes/{route.leg.project}.geojson")
    replaced = [each for each in before if _leg_of(each) == route.leg.id]
    kept = [each for each in before if _leg_of(each) != route.leg.id]
    texts[f"routes/{route.leg.project}.geojson"] = write_route(_in_order(kept, route))
    project = f"projects/{route.leg.project}.toml"
    if not fits_leg(route.table, route.leg):
        text = (folder / project).read_text("utf-8-sig")
        added = None if has_leg(route.table, route.leg) else add_leg(text, route.leg)
        if added is None:
            to_do.append(f"{project}: write this table of the leg:\n{legs_table(route.leg)}")
        else:
            texts[project] = added
    if origin is not None:
        texts |= _listed(folder, route, origin, to_do)
    names = tuple(str(each["properties"].get("id")) for each in replaced)
    return Changes(texts, tuple(to_do), names)


def new_problems(folder: Path, before: Catalog, texts: Mapping[str, str]) -> list[str]:
    """Return what `check` would say with other texts of some files, that it does not say now."""
    with TemporaryDirectory() as copy:
        for path in data_files(folder):
            if path.is_file():
                place = Path(copy, path.relative_to(folder))
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, place)
        for name, text in texts.items():
            place = Path(copy, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        after = Counter(problems(Catalog.read(Path(copy))))
    return list((after - Counter(problems(before))).elements())


def _features(path: Path) -> list[dict[str, Any]]:
    """Return the features of a route file as they are; raises ValueError where it is none."""
    if not path.exists():
        return []
    try:
        features = json.loads(path.read_text("utf-8-sig"))["features"]
        described = [each for each in features if isinstance(each["properties"], dict)]
    except (ValueError, KeyError, TypeError) as error:
        message = f"routes/{path.name}: is no GeoJSON FeatureCollection: mend it, or take it away"
        raise ValueError(message) from error
    return described


def _leg_of(feature: Mapping[str, Any]) -> str:
    return str(feature["properties"].get("leg"))


def _in_order(kept: list[dict[str, Any]], route: ImportedRoute) -> list[dict[str, Any]]:
    """Return the features of all legs in the order in which the project names these."""
    order = [str(leg.get("id")) for leg in legs_in(route.table)]
    order += [route.leg.id] if route.leg.id not in order else []
    own = [feature_of(section) for section in route.sections]
    return sorted(
        [*kept, *own],
        key=lambda f: order.index(_leg_of(f)) if _leg_of(f) in order else len(order),
    )


def _listed(folder: Path, route: ImportedRoute, origin: Origin, to_do: list[str]) -> dict[str, str]:
    """Return data package and `README.md` with the route; adds what is left to do by hand."""
    texts: dict[str, str] = {}
    package, readme = folder / _PACKAGE, folder / _README
    if package.exists():
        text = package.read_text("utf-8-sig")
        changed = list_in_package(text, route.leg.project, route.name, origin)
        texts |= {} if json.loads(changed) == json.loads(text) else {_PACKAGE: changed}
    row = row_of(route.leg, route.sections, origin)
    text = readme.read_text("utf-8-sig") if readme.exists() else ""
    added = add_row(text, route.leg, route.sections, origin)
    if added is None:
        to_do.append(f"{_README}: has no table of how lines were drawn; this row says it:\n{row}")
        return texts
    if others := other_lines(added, route.leg.project, row):
        numbers = ", ".join(map(str, others))
        to_do.append(
            f"{_README}: see whether what it says of {route.leg.project!r} beside the new row "
            f"still holds (line {numbers})"
        )
    return texts | {_README: added}
