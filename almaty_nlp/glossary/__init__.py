"""Glossaries: concepts with their terms in both languages, and the matching of terms through inflection."""

from __future__ import annotations

from almaty_nlp.glossary.glossary import Glossary, load, shipped_glossary
from almaty_nlp.glossary.types import Concept, Hit, Status, Term

__all__ = ["Concept", "Glossary", "Hit", "Status", "Term", "load", "shipped_glossary"]
