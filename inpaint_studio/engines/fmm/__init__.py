"""Telea's Fast Marching Method (A. Telea, Journal of Graphics Tools 9(1), 2004)."""
