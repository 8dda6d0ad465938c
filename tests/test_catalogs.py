"""Every language has every word, and no word is kept that nobody reads."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from corridors.model.vocabulary import Language
from corridors.text.language import LOCALE_FOLDER

PACKAGE = LOCALE_FOLDER.parent
OTHERS = [language for language in Language if language is not Language.EN]
# what stays in Latin letters in every script: units, names of software and of file formats
LATIN = {
    "TEU",
    "Enter",
    "QR",
    "PNG",
    "HTML",
    "ZIP",
    "OpenStreetMap",
    "contributors",
    "ODbL",
    "GeoNames",
    "OpenMapTiles",
    "shadedrelief",
    "com",
    "MIT",
    "CC",
    "BY",
    "Natural",
    "Earth",
    "API",
    "Atom",
}
PLURALS = {Language.EN: 2, Language.KK: 2, Language.RU: 3}


def _messages(language: Language) -> Messages:
    with (LOCALE_FOLDER / language / "LC_MESSAGES" / "corridors.po").open("rb") as file:
        return read_po(file, locale=language.value)


CATALOGS = {language: _messages(language) for language in Language}


def _key(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple | list) else str(message.id)


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _by_key(language: Language) -> dict[str, Message]:
    return {_key(message): message for message in CATALOGS[language] if message.id}


@pytest.mark.parametrize("language", OTHERS)
def test_every_catalog_has_every_key_in_the_same_order(language: Language) -> None:
    assert list(_by_key(language)) == list(_by_key(Language.EN))


@pytest.mark.parametrize("language", Language)
def test_every_form_of_every_text_is_written(language: Language) -> None:
    for key, message in _by_key(language).items():
        texts = _texts(message)
        assert len(texts) == (PLURALS[language] if message.pluralizable else 1), key
        assert all(text.strip() for text in texts), key


@pytest.mark.parametrize("language", OTHERS)
def test_placeholders_are_those_of_english(language: Language) -> None:
    english = _by_key(Language.EN)
    for key, message in _by_key(language).items():
        wanted = set.union(*(_named(text) for text in _texts(english[key])))
        assert all(_named(text) == wanted for text in _texts(message)), key


@pytest.mark.parametrize("language", OTHERS)
def test_no_latin_letters_are_left_in_cyrillic_texts(language: Language) -> None:
    for key, message in _by_key(language).items():
        for text in _texts(message):
            words = set(re.findall(r"[A-Za-z]+", re.sub(r"\{\w*\}", "", text)))
            assert words <= LATIN, (key, text)


def _code() -> str:
    sources = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.html")]
    return "\n".join(path.read_text("utf-8") for path in sources)


def test_no_key_is_said_that_has_no_text() -> None:
    said = set(re.findall(r"""words\(\s*["']([a-z_]+(?:\.[a-z_]+)+)["']""", _code()))
    assert len(said) > 100
    assert said - _by_key(Language.EN).keys() == set()


def test_no_key_is_unused() -> None:
    code = _code()
    literal = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_]+)+)["']""", code))
    starts = set(re.findall(r"""["']([a-z_]+(?:\.[a-z_]+)*\.)(?:\{|["'] ~)""", code))
    unused = {
        key
        for key in _by_key(Language.EN)
        if key not in literal and not any(key.startswith(start) for start in starts)
    }
    assert unused == set()
