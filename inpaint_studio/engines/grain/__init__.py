"""Grain like that of the surroundings."""
