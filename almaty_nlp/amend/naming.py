"""Names of provisions as a drafter writes them, in the case the sentence needs: «в подпункте 2) пункта 4»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.amend.operations import Unfit
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.references import reference
from almaty_nlp.amend.resolver import _kind as kind_of_word
from almaty_nlp.amend.resolver import resolve
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.text.labels import WORDED, Style

FORMS = {
    "annex": ("приложение", "приложения", "приложении", "приложением"),
    "division": ("раздел", "раздела", "разделе", "разделом"),
    "chapter": ("главу", "главы", "главе", "главой"),
    "section": ("раздел", "раздела", "разделе", "разделом"),
    "subsection": ("подраздел", "подраздела", "подразделе", "подразделом"),
    "article": ("статью", "статьи", "статье", "статьей"),
    "part": ("часть", "части", "части", "частью"),
    "point": ("пункт", "пункта", "пункте", "пунктом"),
    "subpoint": ("подпункт", "подпункта", "подпункте", "подпунктом"),
    "block": ("абзац", "абзаца", "абзаце", "абзацем"),
    "sentence": ("предложение", "предложения", "предложении", "предложением"),
    "footnote": ("сноску", "сноски", "сноске", "сноской"),
    "table": ("таблицу", "таблицы", "таблице", "таблицей"),
    "row": ("строку", "строки", "строке", "строкой"),
    "column": ("графу", "графы", "графе", "графой"),
    "heading": ("наименование", "наименования", "наименовании", "наименованием"),
    "entry": ("позицию", "позиции", "позиции", "позицией"),
}
"""Accusative, genitive, locative, instrumental."""

CASES = {"accs": 0, "gent": 1, "loct": 2, "ablt": 3}

PLURALS = {
    "point": ("пункты", "пунктами"),
    "subpoint": ("подпункты", "подпунктами"), "article": ("статьи", "статьями"),
    "section": ("разделы", "разделами"), "subsection": ("подразделы", "подразделами"),
    "chapter": ("главы", "главами"), "annex": ("приложения", "приложениями"), "part": ("части", "частями"),
}  # fmt: skip
"""Accusative and instrumental of the plural, for renumbering."""

ENGLISH = {
    "annex": "annex", "division": "part", "chapter": "chapter", "section": "section",
    "subsection": "subsection", "article": "article", "part": "part",
    "point": "paragraph", "subpoint": "subparagraph",
    "block": "paragraph",
    "sentence": "sentence",
    "footnote": "footnote", "table": "table", "row": "row", "column": "column",
    "heading": "title", "entry": "item",
}  # fmt: skip

ORDINAL_STEMS = ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
ORDINAL_ENDINGS = {"accs": "ый", "gent": "ого", "loct": "ом", "ablt": "ым"}
ENGLISH_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip

STARTING = {"accs": "начинающийся", "gent": "начинающегося", "loct": "начинающемся", "ablt": "начинающимся"}
FIRST_WORDS = (3, 5, 8, 12, 20)
BAD_QUOTE = re.compile(r"[«»“”„\"\[\]]")


def name(
    unit: Unit, root: Node, working: Working, language: str, case: str, *, own: bool = False
) -> str | None:
    """Return the shortest name of a unit that the text of the moment answers with this unit alone.

    `own`: the paragraph itself, without what stands below it. None where no name does.
    """
    node = next((each for each in root.walk() if each.unit is unit), None)
    if node is None:
        return None
    for phrase in _names(node, language, case, own=own):
        if _means(phrase, unit, root, working, language, own=own):
            return phrase
    return None


def _means(phrase: str, unit: Unit, root: Node, working: Working, language: str, *, own: bool) -> bool:
    from almaty_nlp.amend.lexer import Clause
    from almaty_nlp.amend.operations import Line

    clause = Clause([Line(phrase)])
    found = reference(phrase, 0, language, clause.quote_at)
    if found is None or found.end != len(phrase) or len(found.refs) != 1:
        return False
    try:
        targets = resolve(found.refs[0], root, working)
    except Unfit:
        return False
    if len(targets) != 1 or targets[0].head is not unit:
        return False
    return not own or len(targets[0].units) == 1


def _names(node: Node, language: str, case: str, *, own: bool) -> Iterator[str]:
    if node.role == "title":
        yield word("heading", language, case)
        return
    outer = [parent for parent in _parents(node) if parent.unit is not None]
    if node.role == "head" and own:
        for inner in _plain_names(node, language, "gent"):
            of = "of " if language == "en" else ""
            yield f"{word('heading', language, case)} {of}{inner}"
            yield from _within(f"{word('heading', language, case)} {of}{inner}", outer, language)
        return
    if own and node.role == "item" and node.children:
        first = _ordinal(1, language, case, "block")
        for whole in _names(node, language, "gent", own=False):
            yield _of(first, whole, language)
        return
    usual = _usual(node)
    for inner in _plain_names(node, language, case):
        if usual:
            yield from _chained(inner, usual, language)
    for inner in _plain_names(node, language, case):
        yield inner
        yield from _within(inner, outer, language)
    yield from _by_words(node, language, case)


def _usual(node: Node) -> list[Node]:
    """What a drafter names with a provision even where its number alone is clear: the points it lies in, the
    article.
    """
    chain = [p for p in _parents(node) if p.role == "item" and p.value and p.value.style is not Style.BULLET]
    articles = [p for p in _parents(node) if p.role == "head" and p.unit and _is_article(p)]
    return [*chain, *articles[:1]] if node.role in ("item", "paragraph") else []


def _is_article(node: Node) -> bool:
    word = node.value.word.lower() if node.value else ""
    return bool(word) and kind_of_word(word) == "article"


def _chained(inner: str, outer: list[Node], language: str) -> Iterator[str]:
    phrase = inner
    for node in outer:
        whole = next(_plain_names(node, language, "gent"), "")
        if not whole:
            return
        phrase = _of(phrase, whole, language)
    yield phrase


def _within(inner: str, outer: list[Node], language: str) -> Iterator[str]:
    for parent in outer:
        for whole in _plain_names(parent, language, "gent"):
            yield _of(inner, whole, language)
            further = [each for each in _parents(parent) if each.unit is not None]
            for top in further:
                for widest in _plain_names(top, language, "gent"):
                    yield _of(_of(inner, whole, language), widest, language)


def _of(inner: str, outer: str, language: str) -> str:
    return f"{inner} of {outer}" if language == "en" else f"{inner} {outer}"


def _parents(node: Node) -> Iterator[Node]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _plain_names(node: Node, language: str, case: str) -> Iterator[str]:
    """A node by its own number, place or title, without what it stands in."""
    if node.unit is None:
        return
    if node.role == "head":
        yield from _head_names(node, language, case)
    elif node.role == "item" and node.value is not None and node.value.style is not Style.BULLET:
        kind = "point" if node.depth == 1 else "subpoint"
        yield f"{word(kind, language, case)} {number(node.unit.label, language)}"
    elif node.parent is not None:
        yield from _placed_names(node, node.parent, language, case)


def _head_names(node: Node, language: str, case: str) -> Iterator[str]:
    unit = node.unit
    assert unit is not None
    match = WORDED.match(unit.text) if not unit.label else None
    if match:
        kind = kind_of_word(match["word"].lower())
        core = match[0][len(match["word"]) :].strip(" .:—–")
        if kind in FORMS:
            own_word = match["word"].capitalize() if language == "en" else word(kind, language, case)
            yield f"{own_word} {core}"
    elif unit.label:
        above = any(parent.role == "head" and parent.unit and parent.unit.label for parent in _parents(node))
        for kind in ("subsection", "section") if above else ("section",):
            yield f"{word(kind, language, case)} {number(unit.label, language)}"
    if not BAD_QUOTE.search(unit.text):
        yield f"{word('section', language, case)} {quoted(unit.text, language)}"


def _placed_names(node: Node, parent: Node, language: str, case: str) -> Iterator[str]:
    from almaty_nlp.amend.resolver import _paragraphs

    rows = _paragraphs(parent)
    if node in rows:
        yield _ordinal(rows.index(node) + 1, language, case, "block")
    items = [child for child in parent.children if child.role == "item"]
    if node in items:
        yield _ordinal(items.index(node) + 1, language, case, "entry")


def _by_words(node: Node, language: str, case: str) -> Iterator[str]:
    """«абзац, начинающийся словами «…»»: when nothing shorter is clear."""
    unit = node.unit
    if unit is None or node.role not in ("item", "paragraph"):
        return
    words = re.findall(r"\S+", unit.text)
    for count in FIRST_WORDS:
        start = " ".join(words[:count]).rstrip(".,;:")
        if BAD_QUOTE.search(start) or not start:
            return
        if language == "en":
            yield f"paragraph beginning with {quoted(start, language)}"
        else:
            yield f"{word('block', language, case)}, {STARTING[case]} словами {quoted(start, language)}"


def word(kind: str, language: str, case: str) -> str:
    """Return the name of a kind of unit in a case."""
    return ENGLISH[kind] if language == "en" else FORMS[kind][CASES[case]]


def number(label: str, language: str) -> str:
    """Return a label as instruments cite it: «5», «2)», «г» in quotation marks, “(b)”."""
    bare = label.rstrip(".")
    core = bare.strip("()")
    if language == "ru" and re.fullmatch("[а-яё]{1,2}", core):
        return f"«{core}»"
    return bare if not bare.isdigit() else core


def quoted(text: str, language: str) -> str:
    """Put a text in quotation marks that its own do not break."""
    pairs = (("«", "»"), ("“", "”"), ('"', '"')) if language == "ru" else (("“", "”"), ("«", "»"), ('"', '"'))
    for opener, closer in pairs:
        if _balanced(text, opener, closer):
            return f"{opener}{text}{closer}"
    opener, closer = pairs[0]
    return f"{opener}{text}{closer}"


def _balanced(text: str, opener: str, closer: str) -> bool:
    if opener == closer:
        return opener not in text
    depth = 0
    for sign in text:
        depth += (sign == opener) - (sign == closer)
        if depth < 0:
            return False
    return depth == 0


def _ordinal(place: int, language: str, case: str, kind: str) -> str:
    if language == "en":
        last = {1: "st", 2: "nd", 3: "rd"}.get(place % 10 if place % 100 not in (11, 12, 13) else 0, "th")
        which = ENGLISH_ORDINALS[place - 1] if place <= len(ENGLISH_ORDINALS) else f"{place}{last}"
        return f"{which} {ENGLISH[kind]}"
    if kind == "entry":
        ends = {"accs": "ю", "gent": "й", "loct": "й", "ablt": "й"}
        return f"{place}-{ends[case]} {word(kind, language, case)}"
    if place > len(ORDINAL_STEMS):
        ends = {"accs": "й", "gent": "го", "loct": "м", "ablt": "м"}
        return f"{word(kind, language, case)} {place}-{ends[case]}"
    stem, ending = ORDINAL_STEMS[place - 1], ORDINAL_ENDINGS[case]
    if stem == "трет":
        stem, ending = (
            ("третий", "") if case == "accs" else ("треть", {"gent": "его", "loct": "ем", "ablt": "им"}[case])
        )
    elif case == "accs" and stem in ("втор", "шест", "седьм", "восьм"):
        ending = "ой"
    return f"{word(kind, language, case)} {stem}{ending}"


__all__ = ["name", "number", "quoted", "word"]
