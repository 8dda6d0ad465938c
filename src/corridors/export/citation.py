"""How to cite a view: as a sentence, as BibTeX, as CSL-JSON."""

import json
from dataclasses import dataclass
from datetime import date

from corridors.export.provenance import PUBLISHER, Provenance
from corridors.text.words import Words

_BIBTEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@dataclass(frozen=True)
class Citation:
    """A view as a work that can be cited; `accessed` is the day on which a reader saw it."""

    provenance: Provenance
    accessed: date

    @property
    def key(self) -> str:
        """The key of the entry: equal for equal data and day."""
        return f"corridors-{self.provenance.version}-{self.provenance.as_of}"

    def sentence(self, words: Words) -> str:
        """Return the citation as plain text in the reader's language."""
        return words(
            "cite.sentence",
            publisher=PUBLISHER,
            title=self.provenance.title,
            version=self.provenance.version,
            as_of=words.day(self.provenance.as_of),
            link=self.provenance.link,
            accessed=words.day(self.accessed),
        )

    def bibtex(self) -> str:
        """Return a BibTeX entry."""
        fields = {
            "author": f"{{{PUBLISHER}}}",
            "title": f"{{{self.provenance.title.translate(_BIBTEX)}}}",
            "year": str(self.provenance.as_of.year),
            "version": self.provenance.version,
            "note": f"Data as of {self.provenance.as_of}",
            "url": self.provenance.link,
            "urldate": str(self.accessed),
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{body}\n}}"

    def csl_json(self) -> str:
        """Return the citation as CSL-JSON, a list of one item."""
        item = {
            "id": self.key,
            "type": "dataset",
            "title": self.provenance.title,
            "author": [{"literal": PUBLISHER}],
            "version": self.provenance.version,
            "issued": _parts(self.provenance.as_of),
            "accessed": _parts(self.accessed),
            "URL": self.provenance.link,
        }
        return json.dumps([item], ensure_ascii=False, indent=2)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
