"""JPEG: read, written, and saved so that only blocks with changed pixels are encoded again."""
