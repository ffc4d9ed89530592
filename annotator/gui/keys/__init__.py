"""Which key means which action, on any keyboard layout."""
