"""What people may choose about the program: declared once, and asked for by one dialog."""
