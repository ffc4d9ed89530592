"""What may be said: labels, stance values, statement types and entity kinds."""
