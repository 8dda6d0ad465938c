"""Pictures where people would rather look than read: one file a tab."""
