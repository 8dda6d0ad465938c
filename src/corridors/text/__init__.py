"""Everything said, in three languages."""
