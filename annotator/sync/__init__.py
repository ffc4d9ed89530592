"""Ways of sharing work between project files: pure plans over histories. Files are read and written above."""
