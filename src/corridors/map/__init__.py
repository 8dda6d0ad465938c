"""The map and nothing else: layers by address, one constant folium map, small commands."""
