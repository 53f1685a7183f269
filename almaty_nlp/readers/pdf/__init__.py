"""PDF to `Document`: reading order, paragraphs, notes, tables and furniture, with the place of every character."""

from almaty_nlp.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
