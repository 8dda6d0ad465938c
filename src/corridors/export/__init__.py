"""What one can take away."""

from corridors.export.feed import write_feed

__all__ = ["write_feed"]
