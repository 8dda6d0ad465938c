"""The static site: every page as a file, for any web server or CDN, from any path."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from corridors.catalog import Catalog
from corridors.dossier import dossier
from corridors.export import Format, Order, Stamp, Take, stamp, suffix_of, take_away, write_feed
from corridors.export.alone import alone_page, data_of
from corridors.export.feed import Addresses
from corridors.export.picture import subtitle, write_preview
from corridors.map import ALONE_SCRIPTS, ALONE_STYLES, as_script, build_layers, joined
from corridors.model import Language, Project
from corridors.scene import Scene
from corridors.templates import templates_of
from corridors.text import words_for
from corridors.view import Extent, View
from corridors.web.asked import scene_of
from corridors.web.head import Links, head_of, title_of

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
        yield "404.html", self._front(assets, whole=self.address).encode()
        yield "sitemap.xml", self._sitemap().encode()
        yield "robots.txt", f"User-agent: *\nSitemap: {self.address}sitemap.xml\n".encode()

    def _scene(self, language: Language, project: str | None = None) -> Scene:
        scene = scene_of(View(extent=Extent.ALL, project=project), language, self.catalog)
        return replace(scene, address=_page_of)

    def _stamp(self, scene: Scene) -> Stamp:
        return stamp(scene, f"{self.address}{scene.words.language}/")

    def _assets(self) -> Files:
        yield _hashed("site.js", joined("js", ALONE_SCRIPTS).encode())
        yield _hashed("back.js", joined("js", ("back",)).encode())
        yield _hashed("site.css", joined("css", (*ALONE_STYLES, "site")).encode())
        for layer in build_layers(self.catalog):
            yield f"assets/{layer.file_name}", layer.content

    def _downloads(self) -> Files:
        scene = self._scene(Language.EN)
        for form in _DOWNLOADS:
            content = take_away(scene, Order(form, Take.ALL, self.address)).content
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
        layers = {
            path.split("/")[1].split("-")[0]: f"../{path}" for path in assets if ".json" in path
        }
        first = [address for name, address in layers.items() if name != "detail"]
        told = data_of(scene, projects, self._stamp(scene), layers)
        path, start = _hashed(
            f"start-{language}.js",
            f"Corridors.alone = new Corridors.Alone({as_script(told)});".encode(),
        )
        yield path, start
        scripts = [_path("site.js", assets), path]
        page = alone_page(
            scene,
            projects,
            self._stamp(scene),
            head=self._head(scene, "", assets) + _preloads([*first, f"../{path}"]),
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
        page = _TEMPLATES.get_template("project.html").render(
            words=scene.words,
            language=language.value,
            head=self._head(scene, f"{project.id}.html", assets),
            languages=_languages(f"{project.id}.html"),
            script=f"../{_path('back.js', assets)}",
            picture=f"../previews/{project.id}-{language}.png",
            caption=subtitle(scene),
            stamp=self._stamp(scene),
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

    def _front(self, assets: Mapping[str, bytes], whole: str = "") -> str:
        """Return the page that leads to the languages; `whole` makes its links whole."""
        return _TEMPLATES.get_template("front.html").render(
            style=whole + _path("site.css", assets),
            missing=bool(whole),
            fronts=[
                (
                    lang.value,
                    words_for(lang)("language.own"),
                    title_of(self._scene(lang)),
                    self.address + _feed_of(lang),
                )
                for lang in Language
            ],
            root=whole,
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
