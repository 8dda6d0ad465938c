"""Routes between two places: which there are on a day, how far and how long they are."""
