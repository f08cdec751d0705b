"""Neighbour embedding: texture learned from similar places nearby."""
