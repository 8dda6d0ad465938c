"""Everything that is said of a project, as texts for templates: in a few words, or whole."""

from corridors.dossier.record import record
from corridors.dossier.summary import Summary, link_to, summaries, summarise, value
from corridors.dossier.whole import dossier

__all__ = ["Summary", "dossier", "link_to", "record", "summaries", "summarise", "value"]
