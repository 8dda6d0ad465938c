"""Transport corridors of Kazakhstan and its neighbours, on a map with a source for every figure."""
