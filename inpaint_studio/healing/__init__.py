"""Heal and clone: pixels painted from a chosen source, copied as they are or fitted to the tone around them."""
