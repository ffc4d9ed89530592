"""Text as this program counts it: in code points of an immutable, once normalised string."""
