"""The photo on the screen: zoom, pan, tint, comparing."""
