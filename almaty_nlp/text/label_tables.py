"""Tables of `text.labels`: the rows of letters, the signs and the words that number the units of a text."""

from __future__ import annotations

LATIN = "abcdefghijklmnopqrstuvwxyz"

RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Letters of Russian enumerations in the order a word processor gives them: without ё, й, ъ, ы, ь.

ECMA-376 part 1, 17.18.59 (russianLower) has ы between щ and э, and `text.number_formats` prints it; typed
series have it or not, and are read either way.
"""

RUSSIAN_FULL = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
"""The whole alphabet: a typed series may use the letters that the short row leaves out."""

LOOKALIKES = dict(zip("aceopxyасеорху", "асеорхуaceopxy", strict=True))
"""Small letters with a twin in the other alphabet: «a)» before «б)» is the Cyrillic letter in Latin dress."""

BULLETS = "•◦▪▫■□●○‣⁃∙·–—−-➢➤✓✔\u2010\u2011"
"""Signs that open an item of an unnumbered list when a space comes after them."""

WEAK_BULLETS = "*o§"
"""Signs that are bullets only beside others of their kind: the round and square bullets of symbol fonts, the
asterisk.
"""

STRUCTURE_WORDS = frozenset(
    {
        # units of treaties, statutes and reports, as they head a provision
        "article", "section", "chapter", "part", "title", "annex", "appendix", "schedule", "protocol",
        "paragraph", "rule", "principle", "goal", "target", "objective", "recommendation", "resolution",
        "decision",
        "статья", "раздел", "глава", "часть", "приложение", "пункт", "параграф", "протокол", "правило",
        "принцип", "цель", "задача", "рекомендация", "резолюция", "решение", "подраздел", "§",
    }
)  # fmt: skip

UNIT_RANKS = {
    "annex": 1, "appendix": 1, "schedule": 1, "protocol": 1, "приложение": 1, "протокол": 1,
    "part": 2, "title": 2, "часть": 2,
    "chapter": 3, "раздел": 3, "глава": 3,
    "section": 4, "подраздел": 4,
    "article": 5, "статья": 5, "rule": 5, "правило": 5, "§": 5,
}  # fmt: skip
"""How units nest, from the outside in: an annex ends an article, an article does not end a chapter."""
