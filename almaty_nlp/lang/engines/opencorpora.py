"""Grammemes of OpenCorpora against the features of Universal Dependencies: what a dictionary analysis allows.

Grammemes: https://opencorpora.org/dict.php?act=gram. Features: https://universaldependencies.org/ru/feat/.
"""

from __future__ import annotations

from types import MappingProxyType

CORE = ("Case", "Gender", "Number", "Person", "Tense")

VALUES = MappingProxyType(
    {
        "nomn": ("Case", "Nom"),
        "gent": ("Case", "Gen"),
        "gen1": ("Case", "Gen"),
        "gen2": ("Case", "Gen"),  # the partitive: treebanks call most of them Gen
        "datv": ("Case", "Dat"),
        "accs": ("Case", "Acc"),
        "acc2": ("Case", "Acc"),
        "ablt": ("Case", "Ins"),
        "loct": ("Case", "Loc"),
        "loc1": ("Case", "Loc"),
        "loc2": ("Case", "Loc"),
        "voct": ("Case", "Voc"),
        "masc": ("Gender", "Masc"),
        "femn": ("Gender", "Fem"),
        "neut": ("Gender", "Neut"),
        "sing": ("Number", "Sing"),
        "plur": ("Number", "Plur"),
        "1per": ("Person", "1"),
        "2per": ("Person", "2"),
        "3per": ("Person", "3"),
        "past": ("Tense", "Past"),
        "pres": ("Tense", "Pres"),
        "futr": ("Tense", "Fut"),
    }
)

INFLECTED = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "VERB", "AUX"))
"""Parts of speech whose tags carry core features; the tags of others are never filtered."""

SAME_PART = MappingProxyType(
    {
        "NOUN": frozenset(("NOUN", "PROPN", "PRON", "NUM")),  # «тысяча», «всё»
        "ADJF": frozenset(("ADJ", "DET", "PRON", "NOUN", "PROPN", "NUM", "VERB")),  # «трудящийся», «Ясная»
        "ADJS": frozenset(("ADJ", "VERB", "DET")),
        "COMP": frozenset(("ADJ",)),
        "VERB": frozenset(("VERB", "AUX")),
        "INFN": frozenset(("VERB", "AUX")),
        "PRTF": frozenset(("VERB", "ADJ", "NOUN")),
        "PRTS": frozenset(("VERB", "ADJ")),
        "GRND": frozenset(("VERB", "AUX")),
        "NUMR": frozenset(("NUM", "DET", "PRON")),
        "NPRO": frozenset(("PRON", "DET")),
    }
)
"""Under which parts of speech of the treebanks the words of a dictionary part go."""
