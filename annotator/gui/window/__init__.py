"""The main window: what stands around a screen."""
