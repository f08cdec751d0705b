"""Measures engines against each other and against other programs'."""
