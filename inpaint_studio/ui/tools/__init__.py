"""The tools: what the pointer does on the photo. Each tool has a file."""
