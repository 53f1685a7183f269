"""Two versions as one Word document with native tracked changes: accepted it is NEW, rejected it is OLD."""

from almaty_nlp.writers.docx.redline.compose import redlined

__all__ = ["redlined"]
