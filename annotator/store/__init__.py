"""The only SQL: the project file, its log, its tables and the questions asked of them."""
