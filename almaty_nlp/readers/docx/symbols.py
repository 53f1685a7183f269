"""Bullets of symbol fonts as Unicode characters: lists keep them as positions in Symbol, Wingdings and the
like.
"""

from __future__ import annotations

SYMBOL = {
    0xA7: "♣",
    0xA8: "♦",
    0xB7: "•",
    0xB0: "°",
    0xAE: "→",
    0xDE: "⇒",
    0x2D: "−",
    0x2A: "∗",
}

WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x77: "⬥",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDC: "➲",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}

FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}
PRIVATE = range(0xF000, 0xF100)
"""Symbol fonts are mapped to this stretch of the private use area."""
UNKNOWN = "•"


def bullet(text: str, font: str) -> str:
    """Return the text of a bullet level in readable characters. `font` is the level's font, "" when it names
    none.

    >>> bullet("\\uf0b7", "Symbol"), bullet("§", "Wingdings"), bullet("–", "Times New Roman")
    ('•', '▪', '–')
    """
    table = FONTS.get(font.lower())
    return "".join(_sign(char, table) for char in text)


def _sign(char: str, table: dict[int, str] | None) -> str:
    code = ord(char)
    if code in PRIVATE:
        code -= PRIVATE.start
        return (table or SYMBOL).get(code) or WINGDINGS.get(code, UNKNOWN)
    if table is None:
        return char
    return table.get(code, UNKNOWN if not char.isspace() else char)
