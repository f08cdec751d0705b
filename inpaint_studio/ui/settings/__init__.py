"""What the user chose, and the file it is kept in."""
