"""Pictures where people would rather look than read: one file a tab."""

from corridors.page.charts.corridor import show_corridor
from corridors.page.charts.kilometres import show_kilometres
from corridors.page.charts.timeline import show_timeline

__all__ = ["show_corridor", "show_kilometres", "show_timeline"]
