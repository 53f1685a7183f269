"""The reasons of the shipped glossaries are told in Russian as well."""

from __future__ import annotations

import re

from almaty_nlp.glossary import shipped_glossary
from almaty_nlp.glossary.reasons import NOTES, advice, reason
from almaty_nlp.glossary.types import Term
from almaty_nlp.resources import read_shipped

REJECTED = [term for concept in shipped_glossary().concepts for term in concept.terms if term.rejected]


def term(note: str) -> Term:
    return Term("c", "слово", "ru", "deprecated", "ru", "", note, "", "", "own.csv:2")


def test_every_note_of_a_rejected_row_has_a_russian_one_and_no_other() -> None:
    lines = read_shipped("glossaries", NOTES).decode("utf-8").splitlines()
    given = [line.split("\t")[0] for line in lines]
    assert given == sorted(set(given))
    assert set(given) == {term.note for term in REJECTED}


def test_a_russian_note_is_russian() -> None:
    for one in REJECTED:
        said = reason(one)
        assert re.search("[а-яё]{3}", said.ru)
        assert not said.ru.endswith(".")
        assert not re.search("[A-Za-z][а-яё]|[а-яё][A-Za-z]", said.ru)


def test_a_note_of_another_glossary_is_told_as_it_is() -> None:
    assert reason(term("House style.")).ru == "House style"
    assert advice(term(""), "").en == ""
    assert advice(term("Calque."), "лучше").ru == ": следует писать «лучше» (Калька)"
