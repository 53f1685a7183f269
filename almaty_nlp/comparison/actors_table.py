"""Nouns that name participants without a proper name: as items of a list they are its members."""

from __future__ import annotations

ACTORS: tuple[str, ...] = (
    "государств", "стран", "правительств", "организаци", "учреждени", "агентств", "орган", "ведомств",
    "министерств", "общин", "общест", "круг", "средств", "сми", "партнер", "донор", "наблюдател",
    "участник", "член", "представител", "эксперт", "комитет", "комисси", "секретариат", "университет",
    "профсоюз", "объединени", "ассоциаци", "фонд", "банк", "сектор", "диаспор", "церк", "предприяти",
    "работодател", "институт", "state", "countr", "government", "organi", "institution", "agenc", "bod",
    "ministr", "communit", "societ", "academi", "media", "partner", "donor", "observer", "participant",
    "member", "representative", "expert", "committee", "commission", "secretariat", "universit",
    "union", "association", "foundation", "fund", "bank", "sector", "diaspora", "church", "compan",
    "employer", "institute", "entit",
)  # fmt: skip
"""Beginnings of words."""
