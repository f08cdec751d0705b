"""The only one who changes the document; its jobs and its history."""
