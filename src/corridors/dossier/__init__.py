"""Everything that is said of a project, as texts for templates: in a few words, or whole."""
