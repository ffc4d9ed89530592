"""The entities of a project looked after: found, counted, united, taken apart, and where they are named."""
