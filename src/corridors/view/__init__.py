"""What a reader asks, and the link that restores it."""
