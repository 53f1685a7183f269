"""Spaces (SPC): too many, too few, or on the wrong side of a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, in_code, replace
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known
from almaty_nlp.model.document import Block, Kind
from almaty_nlp.model.finding import Finding, Safety, Severity
from almaty_nlp.model.message import Message

SPACE = " \u00a0\u2009\u202f"
BEFORE_MARK = re.compile(
    rf"(?<=[\w%°)\]»”’])[{SPACE}]+(?P<mark>[,;](?![\w.])|[!?](?=\s*$|\s+[A-ZА-ЯЁ])|:(?![\w/)(-])|\.(?![\w.|/]))"
)
SPACED_MARK = re.compile(rf"[,;!?:.](?<=[{SPACE}].)")
"""Where `BEFORE_MARK` may match: a quick look before the careful one."""

GLUED = re.compile(
    r"(?<=[^\W_])(?<!\d)[,;](?=[^\W\d_]{2})|(?<=[»”)\]])[,;](?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_]{2}|[»”)\]][.:!?…]|.[»”)\]])[.:!?…](?=[A-ZА-ЯЁ][^\W\d_])"
    r"|(?<=[^\W\d_]{2})\)(?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_]{2})[(«“](?=[^\W\d_]{2})|(?<=[,;:])[(«“](?=[^\W\d_]{2})"
)
"""A mark with words close on both sides: «слово,слово», «конец.Начало», «слово(слово»."""

CLOSE = re.compile(r"(?<=\S)[,;.:!?…)(«“](?=[^\W\d_])")
"""Where `GLUED` may match: a quick look before the careful one."""

INSIDE = re.compile(rf"(?P<open>[(\[«“„])[{SPACE}]+(?=\w)|(?<=[\w.,!?])[{SPACE}]+(?P<close>[)\]»”])")
"""A space after an opening or before a closing bracket or quotation mark."""

PAIRED = re.compile(rf"[(\[«“„][{SPACE}]|[)\]»”](?<=[{SPACE}].)")
"""Where `INSIDE` may match: a quick look before the careful one."""

LEFT, RIGHT = re.compile(r"[\w’-]+[)\]»”]?$|[)\]»”,;:%°’]$"), re.compile(r"[(«“]?[\w’-]+")
"""The word before and the word after a mark."""

SLASH = re.compile(rf"(?<=[\w)])[{SPACE}]+/(?=[^\s/\d])|(?<=[^\s/\d<])/[{SPACE}]+(?=[^\W\d_])")
DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,3}(?=\S)")
"""More than three are a layout of some kind: columns, a line to sign on."""

ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\w/\w|\w\.\w)\S*")
"""A run of signs that is an address, a path, the name of a file or a figure."""

LONGEST_ENDING = 6
"""Signs of the longest ending offered in brackets: «сторон(ами)»."""

ASSIGNED = "=/\\<>{}|"
"""Signs beside which words belong to a notation: «brltty=драйвер,порт»."""


@on_document("SPC001", "space-before-mark", severity=Severity.ERROR)
def space_before_mark(desk: Desk) -> Iterator[Finding]:
    """A space stands before a comma, full stop or another mark that closes what it follows.

    Why: the mark may begin a new line; the slip is plain to every reader.
    Wrong: «страны , участвующие»
    Right: «страны, участвующие»
    Fix safety: safe. The space is taken out.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.
    """
    for block in _prose(desk):
        for found in BEFORE_MARK.finditer(block.text) if SPACED_MARK.search(block.text) else ():
            mark, word = found["mark"], _left(block.text, found.start())
            if in_code(block, found.start(), found.end()) or (mark == ":" and word.isdigit()):
                continue
            if mark == "." and _address(block.text, found.start()):
                continue
            message = Message(
                en=f"A space stands before “{mark}”: take it out", ru=f"Перед знаком «{mark}» лишний пробел"
            )
            gap = block.span(found.start(), found.start("mark"))
            span = block.span(found.start() - len(word), found.end())
            yield desk.finding(span, message, fixes=[replace(gap, "", Safety.SAFE)])


def _left(text: str, at: int) -> str:
    """The word that ends before `at`, with the sign that closes it."""
    found = LEFT.search(text[max(0, at - 40) : at])
    return found[0] if found else text[at - 1 : at]


def _address(text: str, at: int) -> bool:
    """True when the run of signs before `at` is an address or a path."""
    start = text.rfind(" ", 0, at) + 1
    return bool(ADDRESS.match(text[start:at]))


@on_document("SPC002", "space-missing")
def space_missing(desk: Desk) -> Iterator[Finding]:
    """A space is missing after a mark, or before an opening bracket or quotation mark.

    Why: the words on both sides run together and are found by no search.
    Wrong: «беженцы,мигранты»; «принят.Стороны»; «Сторона(стороны)»
    Right: «беженцы, мигранты»; «принят. Стороны»
    Fix safety: ask. Addresses, names of files, numbers and endings in brackets («сторон(ы)») are left alone.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.
    """
    for block in _prose(desk):
        for candidate in CLOSE.finditer(block.text):
            found = GLUED.match(block.text, candidate.start())
            if found is None:
                continue
            mark, opens = found[0], found[0] in "(«“"
            at = found.start() if opens else found.end()
            left = _left(block.text, found.start())
            right = RIGHT.match(block.text, at)
            if right is None or in_code(block, found.start(), found.end()):
                continue
            if not _parted(desk, block, found, left, right[0]):
                continue
            span = block.span(found.start() - len(left), right.end())
            side = ("before", "перед знаком") if opens else ("after", "после знака")
            message = Message(
                en=f"A space is missing {side[0]} “{mark}”", ru=f"Нет пробела {side[1]} «{mark}»"
            )
            yield desk.finding(span, message, fixes=[replace(block.span(at, at), " ")])


def _parted(desk: Desk, block: Block, found: re.Match[str], left: str, right: str) -> bool:
    """True when words stand on both sides: not in «сторон(ы)», «(пере)разметка», «Node.js», «Пред.Глава»."""
    text, mark, start = block.text, found[0], found.start() - len(left)
    beside = text[start - 1 : start] + text[found.end() + len(right.lstrip("(«“")) :][:1]
    if any(sign in ASSIGNED for sign in beside) or (mark == ")" and text[start - 1 : start] == "("):
        return False
    if mark == "(" and beside.endswith(")") and len(right) <= LONGEST_ENDING:
        return False
    language = desk.shelf.language(block)
    word, other = left.rstrip(")]»”,;:"), right.lstrip("(«“")
    if mark in ".:!?…" and (start == 0 or (other[1:] != other[1:].lower())):
        return False
    if mark == "." and _site(text, found.start()):
        return False
    fine = not word or known(word, language)
    return fine and (known(other, language) or mark in ".!?…" or other in desk.shelf.known_acronyms)


def _site(text: str, at: int) -> bool:
    """True inside an address that begins with its scheme or has a path: «www.Пример.рф»."""
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    run = text[start : end if end > 0 else len(text)]
    return "/" in run or "@" in run or run.startswith("www.")


@on_document("SPC003", "space-inside-brackets")
def space_inside_brackets(desk: Desk) -> Iterator[Finding]:
    """A space stands just inside a bracket or quotation mark.

    Why: the bracket or quotation mark may be parted from its words at the end of a line.
    Wrong: «( далее — Стороны )»
    Right: «(далее — Стороны)»
    Fix safety: safe. The space is taken out.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.
    """
    for block in _prose(desk):
        for found in INSIDE.finditer(block.text) if PAIRED.search(block.text) else ():
            sign = found["open"] or found["close"]
            if sign == "“" and desk.shelf.language(block) == "ru":
                continue  # „…“ closes with the sign that opens in English
            if found["open"]:
                gap = block.span(found.start() + 1, found.end())
                word = RIGHT.match(block.text, found.end())
                span = block.span(found.start(), word.end() if word else found.end())
            else:
                gap = block.span(found.start(), found.end() - 1)
                span = block.span(found.start() - len(_left(block.text, found.start())), found.end())
            if sign in "«»" and _arrow(block.text, found):
                continue
            side = ("after", "После знака") if found["open"] else ("before", "Перед знаком")
            message = Message(
                en=f"A space stands {side[0]} “{sign}”: take it out",
                ru=f"{side[1]} «{sign}» лишний пробел",
            )
            yield desk.finding(span, message, fixes=[replace(gap, "", Safety.SAFE)])


def _arrow(text: str, found: re.Match[str]) -> bool:
    """True for « and » that point somewhere instead of quoting: nothing in the text answers them."""
    return text.count("«") != text.count("»")


@on_document("SPC005", "space-beside-slash", severity=Severity.STYLE)
def space_beside_slash(desk: Desk) -> Iterator[Finding]:
    """A space stands on one side of a slash only.

    Why: the slash joins two words on equal terms; spaced on one side it reads as a slip.
    Wrong: «и/ или»; «год /сезон»
    Right: «и/или»; «год / сезон»
    Fix safety: ask. The space is taken out.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.104.
    """
    for block in _prose(desk):
        for found in SLASH.finditer(block.text) if "/" in block.text else ():
            left = _left(block.text, found.start())
            right = RIGHT.match(block.text, found.end())
            words = desk.shelf.language(block) == "en" and right and _are_words(left, right[0])
            if _address(block.text, found.start()) or _path(block.text, found, words=bool(words)):
                continue
            span = block.span(found.start() - len(left), right.end() if right else found.end())
            gap = block.span(found.start(), found.end())
            message = Message(
                en="A space stands on one side of the slash only",
                ru="Пробел стоит только с одной стороны косой черты",
            )
            yield desk.finding(span, message, fixes=[replace(gap, "/")])


def _are_words(*sides: str) -> bool:
    """True for words of an English dictionary on both sides, of more than a letter."""
    return all(len(word) > 1 and known(word, "en") for word in sides)


def _path(text: str, found: re.Match[str], *, words: bool) -> bool:
    """True before the name of a folder («в каталоге /etc»), after a label («а/ Борьба») and after Latin
    letters, unless `words` stand on both sides («and/ or»).
    """
    if found[0].startswith("/"):
        label = not text[: found.start()].strip("( ")[1:]
        return label or (text[found.start() - 1].isascii() and not words)
    after = text[found.end() : found.end() + 1]
    return after.isascii() and after.isalpha()


@on_document("SPC004", "doubled-space", severity=Severity.STYLE)
def doubled_space(desk: Desk) -> Iterator[Finding]:
    """Two or more spaces stand where one is enough.

    Why: gaps of two widths look careless, and a search for the phrase fails.
    Wrong: «в␣␣Алматы»
    Right: «в␣Алматы»
    Fix safety: safe. One space stays, a no-break space if there was one.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 2.9.
    """
    for block in _prose(desk):
        for found in DOUBLED.finditer(block.text) if "  " in block.text or "\u00a0" in block.text else ():
            span = block.span(found.start(), found.end())
            single = "\u00a0" if "\u00a0" in found[0] else " "
            message = Message(en="There are several spaces in a row", ru="Несколько пробелов подряд")
            yield desk.finding(span, message, fixes=[replace(span, single, Safety.SAFE)])


def _prose(desk: Desk) -> Iterator[Block]:
    """The blocks of running text: program code keeps its own spaces."""
    return (block for block in desk.blocks if block.kind is not Kind.CODE)
