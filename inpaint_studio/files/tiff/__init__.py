"""TIFF: read, written, and saved so that only the strips or tiles with changed pixels are encoded anew."""
