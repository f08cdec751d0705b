"""The engine that chooses for each hole: what one gets without choosing."""
