"""Work on the drive: the journal of a document, session files, and what both bring back."""
