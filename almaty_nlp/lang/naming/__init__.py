"""Names of persons, States and bodies in our documents: a layer on top of both recognisers."""

from almaty_nlp.lang.naming.joining import Entity, Mention, entities
from almaty_nlp.lang.naming.reading import names
from almaty_nlp.lang.naming.types import Entry, Inventory, Kind, Name

__all__ = ["Entity", "Entry", "Inventory", "Kind", "Mention", "Name", "entities", "names"]
