"""The photo, the mask, their edits, and restoring the photo where it is masked. Knows no Qt and no engine."""
