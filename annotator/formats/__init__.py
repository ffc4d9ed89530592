"""One module a format, each an importer, an exporter or both; loaded by entry point only."""
