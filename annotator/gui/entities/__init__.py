"""The entities screen: who and what is spoken of in the project, kept in order."""
