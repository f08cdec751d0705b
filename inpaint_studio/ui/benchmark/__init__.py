"""Measures the window, behind ``inpaint-studio benchmark canvas``."""
