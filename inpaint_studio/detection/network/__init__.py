"""The network that finds damage, without what is needed to train it."""
