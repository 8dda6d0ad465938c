"""The provenance that each downloaded file carries: data version, day, licences, link."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from corridors.model.statements import Licence
from corridors.scene import Scene
from corridors.view.values import ProjectSet

PUBLISHER = "The Corridors contributors"


class ExportScope(StrEnum):
    """Which projects a download holds."""

    ALL = "all"
    FILTERED = "filtered"
    SELECTED = "selected"


@dataclass(frozen=True)
class Provenance:
    """The origin of a file; `link` leads back to the view, `as_of` is the day of its knowledge.

    `title` and `rights` are in the reader's language.
    """

    title: str
    rights: str
    version: str
    as_of: date
    link: str
    licences: tuple[Licence, ...]

    def file_name(self, take: ExportScope, suffix: str) -> str:
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


def provenance(scene: Scene, link: str) -> Provenance:
    """Return the stamp of a view; data without an edition has version "0" and today's date."""
    package = scene.catalog.package
    words = scene.words
    newest = package.data_through.last if package else scene.now
    project = scene.snapshot.projects.get(scene.view.project or "")
    named = f"{words.name(project.name)}. " if project else ""
    return Provenance(
        title=f"{words('app.title')}. {named}{scene.sentence}",
        rights=words("footer.origin"),
        version=package.version if package else "0",
        as_of=scene.view.as_of or newest,
        link=link,
        licences=package.licenses if package else (),
    )


def restrict(scene: Scene, take: ExportScope) -> Scene:
    """Return a scene that selects just the projects of a download, as of the day of the data."""
    package = scene.catalog.package
    scene = replace(scene, now=package.data_through.last) if package else scene
    if take is ExportScope.FILTERED:
        return scene
    catalog, view = scene.catalog, replace(scene.view, project_set=ProjectSet.ALL)
    bare = replace(view, types=(), statuses=(), moves=(), countries=(), search="")
    if take is ExportScope.ALL:
        return replace(scene, view=bare)
    chosen = {name: p for name, p in catalog.projects.items() if name == scene.view.project}
    return replace(scene, catalog=replace(catalog, projects=chosen), view=bare)
