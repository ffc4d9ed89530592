"""The panel of what was done, beside the screens."""
