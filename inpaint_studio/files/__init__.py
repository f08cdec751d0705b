"""Photos and masks in files: what each format can hold, and the doors in and out."""
