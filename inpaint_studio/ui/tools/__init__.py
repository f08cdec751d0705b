"""What the pointer does on the photo, one file a tool."""
