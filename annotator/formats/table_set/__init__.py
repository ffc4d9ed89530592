"""Documents, spans, statements and entities as four tables: a folder of CSV files, or an Excel workbook.

``tables`` tells what is in them, ``restoring`` makes documents and layers of them again; ``csv_folder`` and
``workbook`` are the two files they come in.
"""
