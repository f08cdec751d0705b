"""Texture: detail for wide holes, from similar patches of the surroundings."""
