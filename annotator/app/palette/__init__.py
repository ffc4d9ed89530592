"""What the command palette can do and go to, and how it is found."""
