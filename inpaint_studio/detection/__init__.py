"""Finding damage: marks learned from strokes, found by themselves, or read from an infrared plane."""
