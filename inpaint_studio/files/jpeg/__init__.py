"""JPEG: read, written, and saved so that only the blocks with changed pixels are coded anew."""
