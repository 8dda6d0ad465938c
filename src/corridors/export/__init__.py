"""Files to download: tables, lines, pictures, citations and the feed."""
