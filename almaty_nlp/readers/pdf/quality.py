"""Can the text of a page be trusted? What cannot is told to the user as notices, never passed on in
silence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from almaty_nlp.model.document import Notice
from almaty_nlp.readers.pdf import messages
from almaty_nlp.readers.pdf.hyphens import Known
from almaty_nlp.readers.pdf.shapes import SYMBOL_BULLETS, UNSEEN, Page

PICTURED = 0.3
"""A page whose largest picture covers at least this share of it and that has hardly any text is a picture."""
HARDLY_TEXT = 60
"""Characters that a header and a page number may have."""
UNMAPPED = 0.03
"""A font of whose characters at least this share has no meaning has no usable map to Unicode."""
LEAST_WORDS, MOST_WORDS = 40, 400
FEW_KNOWN = 0.2
"""Of real text in Russian or English far more words than this are in the dictionaries."""
FEW_COMMON = 0.03
"""Of any running text in Russian or English more than this are the commonest words, so no dictionary is
needed."""
COMMON = frozenset(
    [
        *(
            "и",
            "в",
            "на",
            "с",
            "по",
            "к",
            "о",
            "для",
            "не",
            "из",
            "от",
            "за",
            "при",
            "что",
            "как",
            "или",
            "его",
        ),
        *(
            "the",
            "of",
            "and",
            "to",
            "in",
            "for",
            "a",
            "on",
            "by",
            "with",
            "is",
            "be",
            "that",
            "as",
            "or",
            "at",
        ),
    ]
)
MIXED = re.compile(r"\b(?=\w*[а-яё])(?=\w*[a-z])[a-zа-яё]{3,}\b", re.IGNORECASE)
MANY_MIXED = 0.01
"""So many words of two alphabets are no slips of the keyboard but a fault of the font."""
WORD = re.compile(r"[^\W\d_]+")


def is_picture(page: Page) -> bool:
    """Tell whether a page is a picture with no text, or none but a header or a number."""
    return page.pictured >= PICTURED and sum(len(line.text) for line in page.lines) <= HARDLY_TEXT


def notices(pages: Sequence[Page], known: Known) -> list[Notice]:
    """Return what is to be said about the text layer of these pages."""
    found: list[Notice] = []
    if pictures := [page.number for page in pages if page.recognised < 0 and is_picture(page)]:
        found.append(Notice("picture-page", messages.pictures(pictures), pictures[0]))
    found.extend(
        Notice("recognised-page", messages.recognised(page.number, page.recognised), page.number)
        for page in pages
        if page.recognised >= 0
    )
    if laid := [page.number for page in pages if _laid_under(page)]:
        found.append(Notice("recognised-layer", messages.laid_under(laid), laid[0]))
    return found + _fonts(pages, known)


def _laid_under(page: Page) -> bool:
    """Tell whether most of the text is unseen: laid under a picture by a recognition program."""
    total = sum(len(line.text) for line in page.lines)
    unseen = sum(face.end - face.start for line in page.lines for face in line.faces if face.bits & UNSEEN)
    return page.recognised < 0 and total > 0 and unseen >= 0.5 * total


def _fonts(pages: Iterable[Page], known: Known) -> list[Notice]:
    """Judge each font by its characters and by its words."""
    total: Counter[str] = Counter()
    senseless: Counter[str] = Counter()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            for face in line.faces:
                text = line.text[face.start : face.end]
                total[face.font] += len(text)
                where[face.font].add(page.number)
                if "\ufffd" in text or not text.isprintable():
                    senseless[face.font] += sum(map(_senseless, text))
                words[face.font].update(WORD.findall(text))
    return [
        verdict
        for font, count in total.items()
        if (verdict := _verdict(font, sorted(where[font]), senseless[font] / count, words[font], known))
    ]


def _verdict(
    font: str, pages: list[int], senseless: float, words: Counter[str], known: Known
) -> Notice | None:
    """Say what is wrong with the text of one font, if anything is."""
    if senseless >= UNMAPPED:
        return Notice("font-without-unicode", messages.no_unicode(font, pages), pages[0])
    if not _plausible(words, known):
        return Notice("text-layer-doubtful", messages.doubtful(font, pages), pages[0])
    if mixed := _mixed(words):
        return Notice("mixed-alphabets", messages.mixed(font, mixed, pages), pages[0])
    return None


def _senseless(char: str) -> bool:
    """Tell whether a character carries no meaning: unknown, a control, or of the private use area."""
    if char in SYMBOL_BULLETS:
        return False
    return char == "\ufffd" or (char < " " and char not in "\t\n") or "\ue000" <= char <= "\uf8ff"


def _plausible(words: Counter[str], known: Known) -> bool:
    """Tell whether the words of a font can be those of a text; few words are given the benefit of the
    doubt."""
    several = Counter({word.lower(): count for word, count in words.items() if len(word) > 2})
    if several.total() < LEAST_WORDS or len(several) < LEAST_WORDS / 2:
        return True
    if sum(words[word] for word in COMMON) >= FEW_COMMON * words.total():
        return True
    sample = [word for word, _ in several.most_common(MOST_WORDS) if len(word) > 3]
    return not sample or sum(map(known, sample)) >= FEW_KNOWN * len(sample)


def _mixed(words: Counter[str]) -> int:
    """Return the number of words in two alphabets where they are many; else 0."""
    mixed = sum(count for word, count in words.items() if MIXED.fullmatch(word))
    return mixed if mixed >= 5 and mixed >= MANY_MIXED * words.total() else 0
