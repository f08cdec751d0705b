"""Draws the photo and its masks into pixels. Knows neither the editor nor input events."""
