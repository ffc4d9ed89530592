"""Ways of sharing work between project files: pure plans over histories; who reads and writes files is above."""
