"""DOCX, strict and transitional, read straight from its parts (ECMA-376, ISO/IEC 29500)."""

from almaty_nlp.readers.docx.assembly import read_docx

__all__ = ["read_docx"]
