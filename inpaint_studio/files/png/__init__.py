"""PNG: read, written, and saved so that everything beside the pixels stays as it was."""
