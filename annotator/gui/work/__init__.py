"""The work screen: the people of a project, who labels which articles, and how far everybody is."""
