"""What files tell about a photo: EXIF, Photoshop resources, the history in XMP."""
