"""The few things the window asks or tells in a window of their own."""
