"""Bringing work together and parting it: what copies of a project do with each other."""
