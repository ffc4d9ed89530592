"""The first steps: which articles, which codebook, where the project lies."""
