"""Photos from file to file, without a window."""
