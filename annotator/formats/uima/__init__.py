"""UIMA CAS, the stand-off form of INCEpTION, WebAnno and DKPro: XMI in and out, JSON and WebAnno TSV in.

``own_types`` is the type system that our exports use; ``mapping`` tells how layers of somebody else's become
spans, relations and attributes, and asks where that is open.
"""
