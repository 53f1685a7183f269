"""A tidied view of a text whose offsets lead back: what a rule may compare, with the places where it must
report.

`tidy` drops what is not seen (soft hyphens, zero-width signs), composes letters (NFC), makes one space of all
fixed ones and one hyphen of all short ones, and on request writes mixed words in their own alphabet. The text
itself is never changed; `Tidied.back` gives the span in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from almaty_nlp.text.twins import SEAM, as_cyrillic, as_latin

UNSEEN = {
    "\u00ad": "soft hyphen: a place to break a word, drawn only at a line end",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark inside a text",
}
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
"""White space of one sign that reads as a space."""

HYPHENS = "\u2010\u2011"
"""The typographic and the no-break hyphen, which read as the one on the keyboard."""

EXCHANGED = {ord(sign): " " for sign in SPACES} | {ord(sign): "-" for sign in HYPHENS}
WORD = re.compile(r"[^\W\d_]+")
CLUSTER = re.compile(r"(?s:.)[\u0300-\u036f\u0483-\u0487\u1dc0-\u1dff\u20d0-\u20ff]*")
"""A sign with the marks that combine with it."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """A tidied text; `starts` and `ends` hold where each of its characters stands in the original, None: at
    its own place.
    """

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that the tidied span [start, end) stands for.

        What was dropped inside the span belongs to it, what was dropped at its edges does not; an empty span
        stays empty.
        """
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def tidy(text: str, *, alphabets: bool = False) -> Tidied:
    """Return the tidied view of a text; with `alphabets`, words of two alphabets are written in one where
    they can be.

    >>> view = tidy("бе\\u00adженец\\u00a0и")
    >>> view.text, view.back(0, 7)
    ('беженец и', (0, 8))
    """
    if text.isascii() and "\t" not in text:
        return Tidied(text)
    changed = text.translate(EXCHANGED)
    if any(sign in changed for sign in UNSEEN) or not unicodedata.is_normalized("NFC", changed):
        view = _composed(changed)
        return replace(view, text=_one_alphabet(view.text)) if alphabets else view
    return Tidied(_one_alphabet(changed) if alphabets else changed)


def _composed(text: str) -> Tidied:
    """Drop what is not seen and compose letters, keeping count of the places."""
    kept = [at for at, sign in enumerate(text) if sign not in UNSEEN]
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in CLUSTER.finditer("".join(text[at] for at in kept)):
        cluster = match.group()
        composed = unicodedata.normalize("NFC", cluster)
        same = len(composed) == len(cluster)
        for offset, sign in enumerate(composed):
            first = match.start() + offset if same else match.start()
            signs.append(sign)
            starts.append(kept[first])
            ends.append(kept[first if same else match.end() - 1] + 1)
    return Tidied("".join(signs), starts, ends)


def _one_alphabet(text: str) -> str:
    """Write each word of two alphabets in the one that more of its letters belong to, if twins allow; lengths
    stay.
    """
    if not SEAM.search(text):
        return text
    return WORD.sub(lambda match: _unified(match.group()), text)


def _unified(word: str) -> str:
    if not SEAM.search(word):
        return word
    cyrillic, latin = as_cyrillic(word), as_latin(word)
    mostly_latin = 2 * sum(map(str.isascii, word)) > len(word)
    first, second = (latin, cyrillic) if mostly_latin else (cyrillic, latin)
    return first or second or word
