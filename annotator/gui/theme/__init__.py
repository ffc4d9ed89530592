"""Named colours and fonts, light and dark."""
