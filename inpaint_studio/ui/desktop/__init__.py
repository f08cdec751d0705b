"""The system around the window: display, colour profiles, clipboard pictures, file manager, log."""
