"""The people of a project: who may do what, who sees what, who labels which articles, how far all are."""
