"""The agreement screen: figures, what they rest on, and the cases behind each of them."""
