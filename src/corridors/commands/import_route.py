"""`python -m corridors import-route`: the route of a project from a file of any GIS program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from corridors.catalog.catalog import Catalog
from corridors.catalog.report import in_short
from corridors.commands.options import Command, given_folder, one_of, write_file
from corridors.importing.asking import Request
from corridors.importing.changes import Changes, changes, new_problems
from corridors.importing.documents import Origin
from corridors.importing.files import Choice
from corridors.importing.picture import draw
from corridors.importing.pieces import Bounds
from corridors.importing.route import TOLERANCE_KM, ImportedRoute, describe
from corridors.importing.route import import_route as read_route
from corridors.model.vocabulary import Alignment, Mode

_READING = (
    click.option("--layer", help="The layer of FILE to read, where it has several with lines."),
    click.option("--where", help="Which features to read, as \"ref = 'M32'\" (SQL WHERE)."),
    click.option("--crs", help="The coordinate system, as EPSG:32642, if FILE names none."),
)
_LEG = (
    click.option("--leg", help="The id of the leg; left out where the project has one alone."),
    click.option("--from", "start", help="The place where the leg begins, by id or name."),
    click.option("--to", "end", help="The place where it ends."),
    click.option("--calls", help="The places that it calls at, in order, between commas."),
    click.option("--cut", help="Those of them to cut it at; all if left out, '' for none."),
    click.option("--mode", type=one_of(Mode), help="How it is travelled."),
    click.option("--alignment", type=one_of(Alignment), help="How well the line is known."),
    click.option("--countries", help="The countries that it passes, in order, as KZ,TM."),
    click.option("--gauge", type=click.IntRange(1000, 1676), help="Of the track, in mm."),
    click.option("--tracks", type=click.IntRange(1, 4), help="The number of tracks."),
    click.option("--off-length", help="Why it is far longer or shorter than published."),
)
_DRAWING = (
    click.option(
        "--bridge",
        type=click.FloatRange(0, 100),
        default=TOLERANCE_KM,
        show_default=True,
        help="The widest gap between parts that may be bridged, in km.",
    ),
    click.option(
        "--simplify",
        type=click.FloatRange(0, 5),
        default=TOLERANCE_KM,
        show_default=True,
        help="How far the line may be moved so that it has fewer points, in km.",
    ),
)
_WRITING = (
    click.option("--origin", help="Where the line is from, for the table in README.md."),
    click.option("--licence", multiple=True, help="Its licence by name in datapackage.json."),
    click.option("--dry-run", is_flag=True, help="Show what was understood, and a picture."),
    click.option(
        "--picture", type=click.Path(dir_okay=False, path_type=Path),
        help="The file of the picture (SVG).",
    ),
    click.option("--force", is_flag=True, help="Overwrite the sections of the leg."),
)  # fmt: skip


def _options(command: Command) -> Command:
    for option in reversed((*_READING, *_LEG, *_DRAWING, *_WRITING)):
        option(command)
    return command


@click.command("import-route")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--project", required=True, help="The id of the project.")
@_options
def import_route(file: Path, project: str, **given: Any) -> None:  # noqa: ANN401 - as click has it
    """Write the route of a project from FILE, as any GIS program writes it.

    One leg at a time: its parts become one line from place to place, which is cut at borders and
    where the leg calls, and simplified. Try it with --dry-run first.
    """
    folder = given_folder()
    catalog = Catalog.read(folder)
    try:
        _refuse_missing(given)
        route = read_route(
            file,
            Choice(given["layer"], given["where"], given["crs"]),
            _request(project, given),
            Bounds(given["bridge"], given["simplify"]),
            catalog,
        )
        planned = changes(folder, route, _origin(given))
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for line in describe(route):
        click.echo(line)
    _draw(route, given)
    fresh = new_problems(folder, catalog, planned.texts)
    if given["dry_run"]:
        _tell(_would_change(planned), fresh)
        return
    _refuse_overwriting(planned, project, is_forced=given["force"])
    for name, text in planned.texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text.encode("utf-8"))
    _tell([*(f"written: {name}" for name in planned.texts), *planned.left_to_do], fresh)


def _refuse_missing(given: dict[str, Any]) -> None:
    """Raise ValueError that names all options at once that nobody can guess."""
    needed = {
        "mode": ", ".join(Mode),
        "alignment": ", ".join(Alignment),
        **({} if given["mode"] == Mode.SEA else {"countries": "such as KZ,TM"}),
        **({} if given["dry_run"] else {"origin": "in words", "licence": "such as ODbL-1.0"}),
    }
    missing = [f"--{name} ({what})" for name, what in needed.items() if not given[name]]
    if missing:
        message = f"these are asked for, and never guessed: {', '.join(missing)}"
        raise ValueError(message)


def _request(project: str, given: dict[str, Any]) -> Request:
    return Request(
        project,
        Mode(given["mode"]),
        Alignment(given["alignment"]),
        *(given["leg"], given["start"]),
        None if given["calls"] is None else _several(given["calls"]),
        given["end"],
        None if given["cut"] is None else _several(given["cut"]),
        tuple(code.upper() for code in _several(given["countries"] or "")),
        *(given["gauge"], given["tracks"], given["off_length"]),
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _origin(given: dict[str, Any]) -> Origin | None:
    if given["origin"] and given["licence"]:
        return Origin(given["origin"], tuple(given["licence"]))
    return None


def _draw(route: ImportedRoute, given: dict[str, Any]) -> None:
    """Write the picture where one is asked for; a dry run makes one in any case."""
    path = given["picture"] or Path(f"{route.leg.project}-{route.leg.id}.svg")
    if given["dry_run"] or given["picture"]:
        write_file(path, draw(route).encode("utf-8"))
        click.echo(f"picture: {path}")


def _would_change(planned: Changes) -> Iterator[str]:
    yield from (f"would be written: {name}" for name in planned.texts)
    if planned.replaced:
        yield f"would be overwritten with --force: sections {', '.join(planned.replaced)}"
    yield from planned.left_to_do


def _refuse_overwriting(planned: Changes, project: str, *, is_forced: bool) -> None:
    if planned.replaced and not is_forced:
        message = (
            f"routes/{project}.geojson has sections of this leg already "
            f"({', '.join(planned.replaced)}); --force overwrites them"
        )
        raise click.ClickException(message)


def _tell(sentences: "Iterator[str] | list[str]", fresh: list[str]) -> None:
    for sentence in sentences:
        click.echo(sentence)
    if fresh:
        click.echo("`python -m corridors check` says of it:")
    for sentence in in_short(fresh):
        click.echo(sentence)
