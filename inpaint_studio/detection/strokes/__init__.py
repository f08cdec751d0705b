"""Find more like these: marks learned from a few strokes on damage of a photo."""
