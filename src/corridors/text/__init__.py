"""Words and numbers in each language."""

from corridors.text.grammar import LOCALE_FOLDER
from corridors.text.words import Words, words_for

__all__ = ["LOCALE_FOLDER", "Words", "words_for"]
