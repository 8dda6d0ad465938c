"""The static site: every page as a file, for any web server or CDN, from any path."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from corridors.catalog.catalog import Catalog
from corridors.dossier.dossier import dossier
from corridors.dossier.html import templates_of
from corridors.export.feed import Addresses, write_feed
from corridors.export.formats import ExportRequest, Format, export_file, suffix_of
from corridors.export.picture.margin import subtitle
from corridors.export.picture.sheet import write_preview
from corridors.export.provenance import ExportScope, Provenance, provenance
from corridors.export.standalone import standalone_map, standalone_page
from corridors.map.draw import joined, write_map
from corridors.map.layers import FRAME_ONLY, LATER, Layer, build_layers
from corridors.model.project import Project
from corridors.model.vocabulary import Language
from corridors.scene import Scene
from corridors.text.words import words_for
from corridors.view.values import ProjectSet
from corridors.view.view import View
from corridors.web.requests import scene_of
from corridors.web.share import Links, head_of, notes_of, title_of

Files = Iterator[tuple[str, bytes]]
_TEMPLATES = templates_of("corridors.web", "corridors.dossier")
_DOWNLOADS = (
    Format.GEOJSON,
    Format.GPKG,
    Format.KML,
    Format.FLATGEOBUF,
    Format.GEOPARQUET,
    Format.CSV,
    Format.JSON,
    Format.ZIP,
)
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'"
)
_LEFT_OUT = {"relief"}  # it weighs a fifth of a first visit
_LIST = ".published"
_WORK = ".publishing"  # below the folder itself, so that a file can be moved in one step


@dataclass(frozen=True)
class Site:
    """The site of some data; `address` is where it will stand, with a slash at its end.

    Links between its pages are relative; the address is for what must be whole: canonical links,
    pictures of links, the map of the site.
    """

    catalog: Catalog
    address: str

    @property
    def pages(self) -> int:
        """How many projects and languages there are pages for, the maps included."""
        return (len(self.catalog.projects) + 1) * len(Language)

    def files(self) -> Files:
        """Yield path and content of every file; equal data give equal files."""
        assets = dict(self._assets())
        yield from assets.items()
        yield from self._downloads()
        for language in Language:
            yield from self._map(language, assets)
            for project in self.catalog.projects.values():
                yield from self._project(project, language, assets)
        yield "index.html", self._front(assets).encode()
        yield "404.html", self._front(assets, root=self.address).encode()
        yield "sitemap.xml", self._sitemap().encode()
        yield "robots.txt", f"User-agent: *\nSitemap: {self.address}sitemap.xml\n".encode()

    def _scene(self, language: Language, project: str | None = None) -> Scene:
        scene = scene_of(View(project_set=ProjectSet.ALL, project=project), language, self.catalog)
        return replace(scene, address=_page_of)

    def _stamp(self, scene: Scene) -> Provenance:
        return provenance(scene, f"{self.address}{scene.words.language}/")

    @cached_property
    def _layers(self) -> Sequence[Layer]:
        return [layer for layer in build_layers(self.catalog) if layer.name not in _LEFT_OUT]

    def _assets(self) -> Files:
        drawn = write_map({}, {})
        yield _hashed("site.js", drawn.scripts.encode())
        yield _hashed("back.js", joined("js", ("back",)).encode())
        yield _hashed("site.css", f"{drawn.style}\n{joined('css', ('site',))}".encode())
        for layer in (layer for layer in self._layers if layer.name not in FRAME_ONLY):
            yield f"assets/{layer.file_name}", layer.content

    def _downloads(self) -> Files:
        scene = self._scene(Language.EN)
        for form in _DOWNLOADS:
            content = export_file(scene, ExportRequest(form, ExportScope.ALL, self.address)).content
            yield f"data/corridors.{suffix_of(form)}", content
        for name in self.catalog.projects:
            yield f"data/{name}.toml", self.catalog.project_file(name).read_bytes()
        for language in Language:
            yield _feed_of(language), self._feed(language)

    def _feed(self, language: Language) -> bytes:
        front = f"{self.address}{language}/"
        addresses = Addresses(
            self.address + _feed_of(language),
            lambda project: f"{front}{project}.html" if project else front,
        )
        return write_feed(self.catalog, words_for(language), addresses=addresses)

    def _map(self, language: Language, assets: Mapping[str, bytes]) -> Files:
        scene = self._scene(language)
        projects = scene.selection.projects
        layers = {layer.name: f"../assets/{layer.file_name}" for layer in self._layers}
        first = [address for name, address in layers.items() if name not in LATER]
        drawn = standalone_map(scene, projects, self._stamp(scene), layers)
        path, start = _hashed(f"start-{language}.js", drawn.start.encode())
        yield path, start
        scripts = [_path("site.js", assets), path]
        page = standalone_page(
            scene,
            projects,
            self._stamp(scene),
            head=self._head(scene, "", assets) + _preloads([*first, f"../{path}"]),
            place=drawn.place,
            scripts="".join(f'<script src="../{script}"></script>' for script in scripts),
            languages=_languages("index.html"),
            files=[
                (f"{form.upper()}", f"../data/corridors.{suffix_of(form)}") for form in _DOWNLOADS
            ]
            + [("ATOM", f"../{_feed_of(language)}")],
            pages={project.id: f"{project.id}.html" for project in projects},
        )
        yield f"{language}/index.html", page.encode()
        yield f"previews/{language}.png", write_preview(scene)

    def _project(self, project: Project, language: Language, assets: Mapping[str, bytes]) -> Files:
        scene = self._scene(language, project.id)
        page = _TEMPLATES.get_template("page.html").render(
            words=scene.words,
            language=language.value,
            head=self._head(scene, f"{project.id}.html", assets),
            languages=_languages(f"{project.id}.html"),
            script=f"../{_path('back.js', assets)}",
            picture=f"../previews/{project.id}-{language}.png",
            title=scene.words.name(project.name),
            caption=subtitle(scene),
            notes=notes_of(self._stamp(scene), scene.words),
            **dossier(project, scene, shown=True, file=f"../data/{project.id}.toml"),
        )
        yield f"{language}/{project.id}.html", page.encode()
        yield f"previews/{project.id}-{language}.png", write_preview(scene)

    def _head(self, scene: Scene, page: str, assets: Mapping[str, bytes]) -> str:
        language, project = scene.words.language, scene.view.project
        picture = f"{project}-{language}.png" if project else f"{language}.png"
        links = Links(
            {lang: urljoin(self.address, f"{lang}/{page}") for lang in Language},
            default=urljoin(self.address, f"en/{page}"),
            image=urljoin(self.address, f"previews/{picture}"),
            feed=urljoin(self.address, _feed_of(language)),
        )
        return (
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            f"{head_of(scene, links)}"
            f'<link rel="stylesheet" href="../{_path("site.css", assets)}">'
        )

    def _front(self, assets: Mapping[str, bytes], root: str = "") -> str:
        """Return the page that leads to the languages; its links begin with `root`."""
        return _TEMPLATES.get_template("front.html").render(
            style=root + _path("site.css", assets),
            missing=bool(root),
            fronts=[
                (
                    lang.value,
                    words_for(lang)("language.own"),
                    title_of(self._scene(lang)),
                    self.address + _feed_of(lang),
                )
                for lang in Language
            ],
            root=root,
        )

    def _sitemap(self) -> str:
        pages = ["", *(f"{name}.html" for name in self.catalog.projects)]
        links = [urljoin(self.address, f"{lang}/{page}") for page in pages for lang in Language]
        return _TEMPLATES.get_template("sitemap.xml").render(links=[self.address, *links])


def _feed_of(language: Language) -> str:
    return f"data/feed-{language}.atom"


def _preloads(addresses: Sequence[str]) -> str:
    """Return what lets a browser fetch layers and data before the scripts that ask for them."""
    return "".join(
        f'<link rel="preload" href="{address}" as="script">'
        if address.endswith(".js")
        else f'<link rel="preload" href="{address}" as="fetch" crossorigin>'
        for address in addresses
    )


def _page_of(view: View) -> str:
    return f"{view.project}.html" if view.project else "index.html"


def _languages(page: str) -> Sequence[tuple[str, str, str]]:
    return [(lang.value, words_for(lang)("language.own"), f"../{lang}/{page}") for lang in Language]


def _hashed(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a path that changes when the content does, and the content."""
    stem, suffix = name.rsplit(".", maxsplit=1)
    return f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}", content


def _path(name: str, assets: Mapping[str, bytes]) -> str:
    stem, suffix = name.rsplit(".", maxsplit=1)
    return next(
        path for path in assets if path.startswith(f"assets/{stem}-") and path.endswith(suffix)
    )


@dataclass(frozen=True)
class Report:
    """How many files were written, were the same already, and were removed."""

    written: int
    same: int
    removed: int


def publish(files: Iterable[tuple[str, bytes]], folder: Path, done: Callable[[], object]) -> Report:
    """Write files below a folder; `done` is called after each. Files of others there stay.

    The folder is left as it was when anything fails. Raises OSError, also where two files have
    one name on a disk that does not tell capitals.
    """
    with _working_in(folder) as work:
        published, changed = _stage(files, folder, work / "new", done)
        gone = sorted(_published_before(folder) - published)
        names = "\n".join(sorted(published)) + "\n"
        _write(work / "new" / _LIST, names.encode())
        _swap([*changed, _LIST], gone, folder, work)
    return Report(len(changed), len(published) - len(changed), len(gone))


@contextmanager
def _working_in(folder: Path) -> Iterator[Path]:
    """Give an empty place for work below a folder; folders that a failure leaves empty are gone."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    work = folder / _WORK
    shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
    work.mkdir(parents=True)
    try:
        yield work
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise
    shutil.rmtree(work, ignore_errors=True)


def _stage(
    files: Iterable[tuple[str, bytes]], folder: Path, new: Path, done: Callable[[], object]
) -> tuple[set[str], list[str]]:
    """Write what has changed beside the site; return the names of all files, and of these."""
    published: set[str] = set()
    changed: list[str] = []
    taken: set[str] = set()
    for name, content in files:
        if name.casefold() in taken:
            message = f"two files of the site would have the name {name}"
            raise FileExistsError(message)
        taken.add(name.casefold())
        published.add(name)
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            _write(new / name, content)
            changed.append(name)
        done()
    return published, changed


def _swap(changed: Sequence[str], gone: Sequence[str], folder: Path, work: Path) -> None:
    """Put new files in place and remove those that are gone; a failure puts the old ones back."""
    old = work / "old"
    for name in (*changed, *gone):
        if (folder / name).is_file():
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, old / name)
    made = [folder / n for n in _folders_of(changed) if not (folder / n).exists()]
    moved: list[str] = []
    try:
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (work / "new" / name).replace(folder / name)
            moved.append(name)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
            moved.append(name)
    except BaseException:
        _put_back(moved, folder, old)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def _put_back(moved: Sequence[str], folder: Path, old: Path) -> None:
    for name in moved:
        with suppress(OSError):
            if (old / name).is_file():
                (old / name).replace(folder / name)
            else:
                (folder / name).unlink(missing_ok=True)


def _folders_of(names: Iterable[str]) -> list[str]:
    """Return the folders that files lie in, the innermost first."""
    parents = {parent.as_posix() for name in names for parent in Path(name).parents}
    return sorted(parents - {"."}, key=lambda folder: -folder.count("/"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _published_before(folder: Path) -> set[str]:
    """Return what an earlier run wrote, as far as it lies below the folder."""
    path = folder / _LIST
    names = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    root = folder.resolve()
    return {name for name in names if (root / name).resolve().is_relative_to(root)}
