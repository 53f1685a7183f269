"""Pipelines, of other makers or trained by us, behind spaCy's `Language`; nothing here loads on import."""
