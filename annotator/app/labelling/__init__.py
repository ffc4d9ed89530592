"""The labelling of one article as a state machine without a window."""
