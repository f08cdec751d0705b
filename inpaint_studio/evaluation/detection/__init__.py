"""How well damage is found: on simulated damage, on undamaged photos, and on real prints with masks made by hand."""
