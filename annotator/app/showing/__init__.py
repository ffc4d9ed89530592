"""Showing somebody how a statement is labelled, by doing it with them."""
