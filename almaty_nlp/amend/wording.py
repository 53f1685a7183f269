"""The sentences of a drafted instrument, by the formulas of the table (RU and UN house styles)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from almaty_nlp.amend.naming import ENGLISH, PLURALS, _ordinal, number, quoted, word
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.splice import shift
from almaty_nlp.amend.table_places import captions
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.model.document import Block, Run
from almaty_nlp.text.labels import WORDED, Style, parse_label, successor

Lines = list[Line]

ONE_WORD = re.compile(r"[\w-]+")
FIGURES = re.compile(r"[\d  .,–-]*\d[\d  .,–-]*")


def passage(lines: Sequence[Line]) -> Lines:
    """Return the lines of a quoted passage, the label of the first in its text, where the reader finds it."""
    done: Lines = []
    for at, line in enumerate(lines):
        if at == 0 and line.label and not line.level:
            lead = f"{line.label} "
            line = Line(lead + line.text, shift(line.runs, len(lead)))
        done.append(line)
    return done


class Wording:
    """Sentences in one language about the text at hand."""

    def __init__(self, working: Working, language: str) -> None:
        self.working, self.language = working, language

    @property
    def place(self) -> str:
        """The case of the place in formulas of this language."""
        return "loct"

    @property
    def en(self) -> bool:
        """True for English."""
        return self.language == "en"

    # words

    def replaced(self, where: str, old: str, new: Line) -> Lines:
        """«в пункте 3 слова «…» заменить словами «…»»."""
        if self.en:
            return self._sentence(f"in {the(where)}, replace ", old, " by ", new)
        kind = self._kind(old, new.text)
        lead = {
            "figures": ("цифры", "цифрами"),
            "words": (_noun(old), f"{_noun(new.text)[:4]}{_ends(new.text)}"),
        }[kind]
        return self._sentence(f"{_in(where)} {lead[0]} ", old, f" заменить {lead[1]} ", new)

    def no_words(self, where: str, old: str) -> Lines:
        """«в пункте 3 слова «…» исключить»."""
        if self.en:
            return self._sentence(f"in {the(where)}, delete ", old)
        return self._sentence(f"{_in(where)} {_noun(old)} ", old, " исключить")

    def words_after(self, where: str, whole: str, anchor: str, new: Line) -> Lines:
        """«пункт 3 после слов «…» дополнить словами «…»»."""
        if self.en:
            return self._sentence(f"in {the(where)}, insert ", new, " after ", anchor)
        after = "слова" if ONE_WORD.fullmatch(anchor) else "слов"
        ends = f"слов{_ends(new.text)}"
        return self._sentence(f"{whole} после {after} ", anchor, f" дополнить {ends} ", new)

    def group(self, where: str, whole: str) -> tuple[str, tuple[str, ...]]:
        """«в пункте 5:», and what the clauses below it need not say again."""
        if self.en:
            return f"in {the(where)}:", (f"in {the(where)}, ",)
        return f"{_in(where)}:", (f"{_in(where)} ", f"{whole} ")

    def throughout(self, old: str, new: str) -> Lines:
        """«по всему тексту слова «…» заменить словами «…» в соответствующих падежах»."""
        if self.en:
            return self._sentence("throughout the text, replace ", old, " by ", Line(new))
        lines = self._sentence(
            f"по всему тексту {_noun(old)} ", old, f" заменить слов{_ends(new)} ", Line(new)
        )
        return [Line(lines[0].text + " в соответствующих падежах")]

    def unbracketed(self, where: str, words: str) -> Lines:
        """«в пункте 1 квадратные скобки вокруг слов «…» снять», or all brackets of the provision."""
        if not words:
            return [
                Line(
                    f"delete the square brackets in {the(where)}"
                    if self.en
                    else f"снять квадратные скобки {_in(where)}"
                )
            ]
        if self.en:
            return self._sentence(f"in {the(where)}, remove the square brackets around ", words)
        ends = "слова" if ONE_WORD.fullmatch(words) else "слов"
        return self._sentence(f"{_in(where)} квадратные скобки вокруг {ends} ", words, " снять")

    def sentence(self, where: str, whole: str, new: Line) -> Lines:
        """«пункт 5 дополнить предложением следующего содержания: «…»»."""
        if self.en:
            return self._sentence(f"at the end of {the(where)}, add the following sentence: ", new)
        return self._sentence(f"{whole} дополнить предложением следующего содержания: ", new)

    def no_sentence(self, where: str, ordinal: int) -> Lines:
        """«в пункте 5 второе предложение исключить»."""
        if self.en:
            return [Line(f"in {the(where)}, delete the {_ordinal(ordinal, 'en', 'accs', 'sentence')}")]
        named = _NEUTER[ordinal - 1] if ordinal <= len(_NEUTER) else f"{ordinal}-е"
        return [Line(f"{_in(where)} {named} предложение исключить")]

    def anew(self, whole: str, text: Lines) -> Lines:
        """«пункт 4 изложить в следующей редакции: «…»»."""
        lead = (
            f"replace {the(whole)} by the following: "
            if self.en
            else f"{whole} изложить в следующей редакции: "
        )
        return self._passage(lead, text)

    # provisions

    def no_unit(self, whole: str) -> Lines:
        """«пункт 4 исключить»."""
        return [Line(f"delete {the(whole)}" if self.en else f"{whole} исключить")]

    def moved(self, source: str, after: str) -> Lines:
        """«пункт 5 переместить после пункта 2»."""
        return [
            Line(
                f"move {the(source)} to follow {the(after)}"
                if self.en
                else f"{source} переместить после {after}"
            )
        ]

    def moved_before(self, source: str, before: str) -> Lines:
        """«пункт 5 переместить перед пунктом 2»."""
        return [
            Line(
                f"move {the(source)} to precede {the(before)}"
                if self.en
                else f"{source} переместить перед {before}"
            )
        ]

    def renumbered(self, first: Node, old: Sequence[str], new: Sequence[str], outer: str) -> Lines | None:
        """«пункты 4–6 раздела 2 считать соответственно пунктами 5–7»."""
        kind = "section" if first.role == "head" else "point" if first.depth == 1 else "subpoint"
        if first.role not in ("head", "item") or not all(old) or not all(new):
            return None
        was, now = self._series(old), self._series(new)
        if self.en:
            noun = ENGLISH[kind] + ("s" if len(old) > 1 else "")
            of = f" of {outer}" if outer else ""
            return [Line(f"renumber {noun} {was}{of} as {noun} {now}")]
        plural = PLURALS[kind]
        nouns = plural if len(old) > 1 else (word(kind, "ru", "accs"), word(kind, "ru", "ablt"))
        together = " соответственно" if len(old) > 1 else ""
        of = f" {outer}" if outer else ""
        return [Line(f"{nouns[0]} {was}{of} считать{together} {nouns[1]} {now}")]

    def added_after(self, after: str, block: Block, node: Node, text: Lines) -> Iterator[Lines]:
        """«после пункта 4 дополнить пунктом 5 следующего содержания: «…»»."""
        for what in self._new_names(block, node):
            if self.en:
                yield self._passage(f"after {the(after)}, insert a new {what} reading: ", text)
            else:
                yield self._passage(f"после {after} дополнить {what} следующего содержания: ", text)

    def added_before(self, before: str, block: Block, text: Lines) -> Iterator[Lines]:
        """«перед пунктом 1 включить новый пункт следующего содержания: «…»»."""
        for what in self._new_names(block, None):
            if self.en:
                yield self._passage(f"before {the(before)}, insert a new {what} reading: ", text)
            else:
                yield self._passage(f"перед {before} дополнить {what} следующего содержания: ", text)

    def _new_names(self, block: Block, node: Node | None) -> Iterator[str]:
        case = "ablt"
        if block.kind.value in ("heading", "title"):
            match = WORDED.match(block.text) if not block.label else None
            kind = "article" if match and match["word"].lower() in ("article", "статья") else "section"
            core = (
                match[0][len(match["word"]) :].strip(" .:—–") if match else number(block.label, self.language)
            )
            yield f"{word(kind, self.language, case)} {core}".strip()
        elif block.label and block.label != "•":
            nested = node is not None and node.role == "item" and node.depth > 1
            for kind in ("subpoint", "point") if nested else ("point", "subpoint"):
                yield f"{word(kind, self.language, case)} {number(block.label, self.language)}"
        elif block.label:
            yield word("entry", self.language, case)
        else:
            yield word("block", self.language, case)

    # notes and tables

    def note(self, unit: Unit) -> tuple[str, str] | None:
        """Return the name of a note's paragraph, as a place and as an object."""
        label = next((name for name, units in self.working.notes if unit in units), None)
        if label is None:
            return None
        return (
            f"{word('footnote', self.language, 'loct')} {label}",
            f"{word('footnote', self.language, 'accs')} {label}",
        )

    def no_note(self, label: str) -> Lines:
        """«сноску 4 исключить»."""
        return self.no_unit(f"{word('footnote', self.language, 'accs')} {label}")

    def note_added(self, label: str, text: Line) -> Lines:
        """«дополнить сноской 3 следующего содержания: «…»»."""
        if self.en:
            return self._passage(f"add a new footnote {label} reading: ", [text])
        return self._passage(f"дополнить сноской {label} следующего содержания: ", [text])

    def table(self, unit: Unit) -> str | None:
        """Return the number of the table of a cell: as captions have it, None without one among others with
        captions; counted from 1 where no table has any.
        """
        if unit.block.cell is None:
            return None
        if numbers := captions(self.working):
            return numbers.get(unit.block.cell.table)
        order = list(dict.fromkeys(u.block.cell.table for u in self.working.body if u.block.cell))
        return str(order.index(unit.block.cell.table) + 1)

    def _row_number(self, unit: Unit) -> int:
        assert unit.block.cell is not None
        rows = list(dict.fromkeys(
            u.block.cell.row
            for u in self.working.body
            if u.block.cell and u.block.cell.table == unit.block.cell.table
        ))  # fmt: skip
        return rows.index(unit.block.cell.row)

    def row(self, unit: Unit) -> str | None:
        """Return the name of the row of a cell as an object; None for the row of the heads and for a table
        without a name.
        """
        at, table = self._row_number(unit), self.table(unit)
        if at == 0 or table is None:
            return None
        if self.en:
            return f"row {at} of table {table}"
        return f"строку {at} таблицы {table}"

    def cell(self, unit: Unit) -> tuple[str, str] | None:
        """Return the name of a cell, as a place and as an object; None in the row of the heads."""
        at, table = self._row_number(unit), self.table(unit)
        assert unit.block.cell is not None
        if at == 0 or table is None:
            return None
        column = unit.block.cell.column + 1
        if self.en:
            named = f"column {column} of row {at} of table {table}"
            return named, named
        return f"графе {column} строки {at} таблицы {table}", f"графу {column} строки {at} таблицы {table}"

    def row_added(self, table: str, at: int, text: Line) -> Lines:
        """«таблицу 1 дополнить строкой 4 следующего содержания: «…»»."""
        if self.en:
            return self._passage(f"in table {table}, insert a new row {at} reading: ", [text])
        return self._passage(f"таблицу {table} дополнить строкой {at} следующего содержания: ", [text])

    def quotes_label(self, unit: Unit) -> bool:
        """Tell whether the number of a unit is quoted with its new text."""
        return bool(unit.label) and unit.label != "•" and unit.block.kind.value == "list_item"

    # putting together

    def _kind(self, old: str, new: str) -> str:
        return "figures" if FIGURES.fullmatch(old) and FIGURES.fullmatch(new) else "words"

    def _series(self, labels: Sequence[str]) -> str:
        """«4–6» for a run, «4 и 5» for two, «4, 6 и 9» else."""
        cited = [number(label, self.language) for label in labels]
        if len(cited) > 2 and _is_run(labels):
            return f"{cited[0]} to {cited[-1]}" if self.en else f"{cited[0]} – {cited[-1]}"
        last = " and " if self.en else " и "
        return last.join(filter(None, (", ".join(cited[:-1]), cited[-1])))

    def _sentence(self, *parts: str | Line) -> Lines:
        """Join words and quotations (every second part) into one line."""
        text = ""
        runs: list[Run] = []
        for at, part in enumerate(parts):
            if at % 2 == 0:
                assert isinstance(part, str)
                text += part
                continue
            line = part if isinstance(part, Line) else Line(part)
            marked = quoted(line.text, self.language)
            runs += shift(line.runs, len(text) + 1)
            text += marked
        return [Line(text, tuple(runs))]

    def _passage(self, lead: str, lines: Lines) -> Lines:
        whole = "\n".join(line.text for line in lines)
        marked = quoted(whole, self.language)
        opener, closer = marked[0], marked[-1]
        first = lines[0]
        text = lead + opener + ("#" * first.level + " " if first.level else "")
        label = f"{first.label} " if first.label else ""
        done = [Line(text + label + first.text, shift(first.runs, len(text + label)))]
        done += lines[1:]
        last = done[-1]
        done[-1] = Line(last.text + closer, last.runs, last.label, last.level)
        return done


_NEUTER = (
    "первое",
    "второе",
    "третье",
    "четвертое",
    "пятое",
    "шестое",
    "седьмое",
    "восьмое",
    "девятое",
    "десятое",
)


BARE = re.compile(r"(?:title|first|second|third|\w+th|\d+(?:st|nd|rd|th)|paragraph beginning)\b")


def the(phrase: str) -> str:
    """Return a reference with its article: “the first paragraph”, but “paragraph 3”."""
    return f"the {phrase}" if BARE.match(phrase) else phrase


def _in(where: str) -> str:
    return ("во " if where.startswith("втор") else "в ") + where


def _noun(text: str) -> str:
    return "слово" if ONE_WORD.fullmatch(text) else "слова"


def _ends(text: str) -> str:
    return "ом" if ONE_WORD.fullmatch(text) else "ами"


def _is_run(labels: Sequence[str]) -> bool:
    values = [parse_label(label) for label in labels]
    for label, value in zip(labels[1:], values, strict=False):
        if value is None or value.style is Style.BULLET or successor(value) != label:
            return False
    return True
