"""Labelling all occurrences of some words, or of an entity's names, in one step."""
