"""Simulated damage: what prints look like, how they are damaged, what a scanner makes of it, and what can be seen."""
