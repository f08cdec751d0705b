"""Work that waits on the drive: sessions, recovery after a crash, the photos of the filmstrip."""
