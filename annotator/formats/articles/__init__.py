"""Readers of articles: web pages, PDF, word processors, e-books, mail, feeds and news databases."""
