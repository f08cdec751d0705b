"""Metadata of photos: EXIF, Photoshop resources, the history in XMP."""
