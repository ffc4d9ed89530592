"""Every action of the window, declared once as data."""
