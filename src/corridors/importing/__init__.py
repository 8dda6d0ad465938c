"""A route from a file of any GIS program: read, merged to one line, cut, written into the data."""
