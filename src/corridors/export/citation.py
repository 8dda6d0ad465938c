"""How to cite a view: as a sentence, as BibTeX, as CSL-JSON."""

import json
from dataclasses import dataclass
from datetime import date

from corridors.export.stamp import PUBLISHER, Stamp
from corridors.text.words import Words

_BIBTEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}&%$#_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


@dataclass(frozen=True)
class Citation:
    """A view as a work that can be cited; `accessed` is the day on which a reader saw it."""

    stamp: Stamp
    accessed: date

    @property
    def key(self) -> str:
        """The key of the entry: equal for equal data and day."""
        return f"corridors-{self.stamp.version}-{self.stamp.as_of}"

    def sentence(self, words: Words) -> str:
        """Return the citation as plain text in the reader's language."""
        return words(
            "cite.sentence",
            publisher=PUBLISHER,
            title=self.stamp.title,
            version=self.stamp.version,
            as_of=words.day(self.stamp.as_of),
            link=self.stamp.link,
            accessed=words.day(self.accessed),
        )

    def bibtex(self) -> str:
        """Return a BibTeX entry."""
        fields = {
            "author": f"{{{PUBLISHER}}}",
            "title": f"{{{self.stamp.title.translate(_BIBTEX)}}}",
            "year": str(self.stamp.as_of.year),
            "version": self.stamp.version,
            "note": f"Data as of {self.stamp.as_of}",
            "url": self.stamp.link,
            "urldate": str(self.accessed),
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{body}\n}}"

    def csl_json(self) -> str:
        """Return the citation as CSL-JSON, a list of one item."""
        item = {
            "id": self.key,
            "type": "dataset",
            "title": self.stamp.title,
            "author": [{"literal": PUBLISHER}],
            "version": self.stamp.version,
            "issued": _parts(self.stamp.as_of),
            "accessed": _parts(self.accessed),
            "URL": self.stamp.link,
        }
        return json.dumps([item], ensure_ascii=False, indent=2)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
