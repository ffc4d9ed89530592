"""The text an annotator reads, with its spans painted over it."""
