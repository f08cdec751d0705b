"""The docks beside the photo."""
