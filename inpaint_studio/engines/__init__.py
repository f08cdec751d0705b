"""What fills the holes of a photo. Everybody else reaches engines through ``registry`` alone."""
