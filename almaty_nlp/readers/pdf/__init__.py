"""PDF to `Document`: reading order, paragraphs, notes, tables, furniture, and the place of every
character."""

from almaty_nlp.readers.pdf.child import read_pdf_in_child
from almaty_nlp.readers.pdf.reader import read_pdf

__all__ = ["read_pdf", "read_pdf_in_child"]
