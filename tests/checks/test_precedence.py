"""One place is spoken of once: the rules with precedence, and what is left of two findings."""

from __future__ import annotations

import dataclasses

from almaty_nlp.checks.precedence import SILENT, told_once
from almaty_nlp.checks.registry import rules
from almaty_nlp.model.document import Span
from almaty_nlp.model.finding import Finding, Place, Severity
from almaty_nlp.model.message import Message


def finding(rule: str, start: int, end: int, block: str = "b") -> Finding:
    place = Place("a.txt", Span(block, start, end))
    return Finding(rule, "name", Severity.WARNING, Message("…", "…"), place)


def test_the_rule_that_knows_more_speaks() -> None:
    term, spelling = finding("TRM002", 0, 30), finding("VAR003", 5, 12)
    assert told_once([term, spelling]) == [term]
    assert told_once([spelling, finding("TRM002", 12, 20)])[0] is spelling, "they do not touch"
    assert len(told_once([spelling, finding("TRM002", 0, 30, "c")])) == 2, "another block"


def test_rules_of_one_rank_both_speak() -> None:
    both = [finding("TRM002", 0, 9), finding("DBL001", 3, 9)]
    assert told_once(both) == both


def test_the_table_names_rules_that_exist_and_no_pair_both_ways() -> None:
    codes = {rule.code for rule in rules()}
    assert codes >= SILENT.keys() | frozenset().union(*SILENT.values())
    assert not [(one, two) for one, louder in SILENT.items() for two in louder if one in SILENT.get(two, ())]


def test_what_is_told_once_speaks_at_all_its_places() -> None:
    again = finding("TRM002", 40, 60)
    habit = dataclasses.replace(finding("TRM002", 0, 30), related=(again.place,))
    assert told_once([habit, finding("VAR003", 45, 50)]) == [habit]


def test_what_stands_in_a_lost_sentence_is_told_with_it() -> None:
    source = Place("b.txt", Span("b", 100, 180))
    lost = dataclasses.replace(finding("OMI003", 0, 5), related=(source,))
    inside = dataclasses.replace(finding("NUM002", 7, 9), related=(Place("b.txt", Span("b", 120, 122)),))
    before = dataclasses.replace(finding("NUM002", 7, 9), related=(Place("b.txt", Span("b", 20, 22)),))
    elsewhere = dataclasses.replace(finding("NUM002", 7, 9), related=(Place("c.txt", Span("b", 120, 122)),))
    assert told_once([lost, inside, before, elsewhere]) == [lost, before, elsewhere]


def test_blocks_of_two_documents_are_two_blocks() -> None:
    term = dataclasses.replace(finding("TRM002", 0, 30), place=Place("b.txt", Span("b", 0, 30)))
    spelling = finding("VAR003", 5, 12)
    assert told_once([term, spelling]) == [term, spelling]
