"""Writing back into Word documents: the same package, with nothing rewritten but what an edit touches."""

from almaty_nlp.writers.docx.edits import edited, write_edits
from almaty_nlp.writers.docx.signature import Signature

__all__ = ["Signature", "edited", "write_edits"]
