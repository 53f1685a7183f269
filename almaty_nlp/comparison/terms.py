"""The same words put for the same words throughout: a term that was replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.likeness_of_words import stem, stems
from almaty_nlp.comparison.tokens import fold
from almaty_nlp.comparison.words import Hunk
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.model.change import Meaning

PLACES = 3
"""A replacement made in fewer places is wording."""
LONGEST = 5
ARTICLES = frozenset({"the", "a", "an"})
GRAMMAR = FUNCTION_WORDS["ru"] | FUNCTION_WORDS["en"]

Term = tuple[tuple[str, ...], tuple[str, ...]]


def replaced_terms(ledgers: Iterable[Ledger]) -> Counter[Term]:
    """Return the replacements, by the stems of their words, made in at least three places."""
    count: Counter[Term] = Counter()
    for ledger in ledgers:
        for _, gone, come in ledger.rests():
            term = _core(gone), _core(come)
            if term[0] != term[1] and _is_term(gone) and _is_term(come):
                count[term] += 1
    return Counter({term: number for term, number in count.items() if number >= PLACES})


def read_terms(ledger: Ledger, terms: Collection[Term]) -> None:
    """Account for replaced terms, also where their replacement took in more words."""
    if not terms:
        return
    for hunk in ledger.hunks:
        if hunk.old_start == hunk.old_end or hunk.new_start == hunk.new_end:
            continue
        held = _stems(ledger.old, hunk.old_start, hunk.old_end)
        for gone, come in terms:
            if gone[0] not in held:
                continue
            first = _run(ledger.old, hunk.old_start, hunk.old_end, gone)
            second = _run(ledger.new, hunk.new_start, hunk.new_end, come)
            if first is None or second is None:
                continue
            ledger.note(
                Meaning.TERM,
                "".join(ledger.old.pieces[first[0] : first[1]]),
                "".join(ledger.new.pieces[second[0] : second[1]]),
            )
            ledger.old.close(*first)
            ledger.new.close(*second)
            _close_articles(ledger, hunk)


def _stems(side: Side, start: int, end: int) -> set[str]:
    return {stem(fold(side.pieces[at])) for at in side.places(start, end)}


def _core(words: list[str]) -> tuple[str, ...]:
    return stems([word for word in words if word not in ARTICLES])


def _is_term(words: list[str]) -> bool:
    content = [word for word in words if word not in GRAMMAR]
    return 0 < len(words) <= LONGEST and bool(content) and max(map(len, content)) >= 3


def _run(side: Side, start: int, end: int, term: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the words of a term stand in a stretch."""
    places = [at for at in side.places(start, end) if fold(side.pieces[at]) not in ARTICLES]
    words = [stem(fold(side.pieces[at])) for at in places]
    for number in range(len(words) - len(term) + 1):
        if tuple(words[number : number + len(term)]) == term:
            return places[number], places[number + len(term) - 1] + 1
    return None


def _close_articles(ledger: Ledger, hunk: Hunk) -> None:
    """«the Support Unit» → «Secretariat»: an article goes with its term."""
    for side, start, end in (
        (ledger.old, hunk.old_start, hunk.old_end),
        (ledger.new, hunk.new_start, hunk.new_end),
    ):
        for at in side.places(start, end):
            if fold(side.pieces[at]) in ARTICLES:
                side.close(at, at + 1)
