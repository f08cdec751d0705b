"""Parts made of Qt that any program could use."""
