"""The label screen."""
