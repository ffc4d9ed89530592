"""The search screen: words and labels in all articles."""
