"""Training of the network that finds damage."""
