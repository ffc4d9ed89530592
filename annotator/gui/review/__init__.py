"""The review screen: where annotators differ, and what becomes of it."""
