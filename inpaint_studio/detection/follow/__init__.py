"""Follow: the line of a scratch, a hair or a crack from place to place, and how wide it is there."""
