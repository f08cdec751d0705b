"""Formats made of boxes: JPEG 2000, JPEG XL, AVIF and HEIC."""
