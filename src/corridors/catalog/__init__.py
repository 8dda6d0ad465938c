"""All data of `geodata/`, read once and frozen."""
