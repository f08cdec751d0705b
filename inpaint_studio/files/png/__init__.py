"""PNG: read, written, and saved with everything beside the pixels as it was."""
