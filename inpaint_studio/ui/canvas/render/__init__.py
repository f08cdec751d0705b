"""Drawing the photo: no editor, no events."""
