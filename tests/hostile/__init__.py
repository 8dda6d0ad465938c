"""Hostile data, hostile links and broken files: nothing runs, nothing breaks, all is named."""
