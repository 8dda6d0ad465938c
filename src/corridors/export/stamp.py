"""What is taken away, with what each file says of itself: data version, day, licences, link."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from corridors.model.statements import Licence
from corridors.scene import Scene
from corridors.view.view import Extent

PUBLISHER = "The Corridors contributors"


class Take(StrEnum):
    """Which projects are taken away."""

    ALL = "all"
    FILTERED = "filtered"
    SELECTED = "selected"


@dataclass(frozen=True)
class Stamp:
    """The origin of a file; `link` leads back to the view, `as_of` is the day of its knowledge.

    `title` and `rights` are in the reader's language.
    """

    title: str
    rights: str
    version: str
    as_of: date
    link: str
    licences: tuple[Licence, ...]

    def file_name(self, take: Take, suffix: str) -> str:
        """Return a name like "corridors-2026.03-as-of-2026-03-11-filtered.csv"."""
        return f"corridors-{self.version}-as-of-{self.as_of}-{take}.{suffix}"

    def metadata(self) -> dict[str, Any]:
        """Return the stamp as plain values, in the words of the Frictionless data package."""
        return {
            "title": self.title,
            "version": self.version,
            "as_of": self.as_of.isoformat(),
            "homepage": self.link,
            "publisher": PUBLISHER,
            "rights": self.rights,
            "licenses": [licence.model_dump(mode="json") for licence in self.licences],
        }


def stamp(scene: Scene, link: str) -> Stamp:
    """Return the stamp of a view; data without an edition has version "0" and today's date."""
    edition = scene.catalog.edition
    words = scene.words
    newest = edition.data_through.last if edition else scene.now
    project = scene.snapshot.projects.get(scene.view.project or "")
    named = f"{words.name(project.name)}. " if project else ""
    return Stamp(
        title=f"{words('app.title')}. {named}{scene.sentence}",
        rights=words("footer.origin"),
        version=edition.version if edition else "0",
        as_of=scene.view.as_of or newest,
        link=link,
        licences=edition.licenses if edition else (),
    )


def restrict(scene: Scene, take: Take) -> Scene:
    """Return a scene that selects just the projects to take away, judged on the day of the data."""
    edition = scene.catalog.edition
    scene = replace(scene, now=edition.data_through.last) if edition else scene
    if take is Take.FILTERED:
        return scene
    whole, view = scene.catalog, replace(scene.view, extent=Extent.ALL)
    bare = replace(view, types=(), statuses=(), countries=(), search="")
    if take is Take.ALL:
        return replace(scene, view=bare)
    chosen = {name: p for name, p in whole.projects.items() if name == scene.view.project}
    return replace(scene, catalog=replace(whole, projects=chosen), view=bare)
