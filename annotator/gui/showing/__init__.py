"""The callout that goes with somebody through their first statement."""
