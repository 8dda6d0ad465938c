"""Words and numbers in each language."""

from corridors.text.grammar import LOCALE_FOLDER
from corridors.text.words import Words, preferred_language, words_for

__all__ = ["LOCALE_FOLDER", "Words", "preferred_language", "words_for"]
