"""The photo on the screen, and the input on it by mouse, pen, touchpad and keys."""
