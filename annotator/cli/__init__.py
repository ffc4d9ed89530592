"""The same work without a window, at a command line."""
