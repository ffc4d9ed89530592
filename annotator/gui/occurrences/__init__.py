"""Choosing which of the places where some words occur are to be labelled."""
