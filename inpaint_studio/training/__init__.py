"""Trains the network: photographs, damage, prepared crops, losses, and the loop."""
