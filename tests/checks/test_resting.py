"""A rule whose engine or model is missing rests, in one document and in a pair alike; the others go on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.pairdesk import PairShelf
from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.rule import Rule
from almaty_nlp.checks.runner import run, run_pair
from almaty_nlp.errors import MissingEngine
from almaty_nlp.glossary import shipped_glossary
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.model.message import Message

WHY = Message("no model here: install it", "модели нет: установите её")


def lacking(desk: Any) -> list[Any]:
    raise MissingEngine(WHY)


def rule(subject: str) -> Rule:
    return replace(next(one for one in rules() if one.subject == subject), function=lacking)


def shelf(language: str, text: str) -> Shelf:
    block = Block(id="1", kind=Kind.PARAGRAPH, text=text, language=language)
    return Shelf(
        Document(path=f"a.{language}.txt", format="txt", language=language, blocks=(block,)),
        shipped_glossary(),
    )


@pytest.mark.parametrize("subject", ["document", "bitext"])
def test_a_rule_without_its_engine_rests(subject: str) -> None:
    target = shelf("ru", "Проект одобрен.")
    resting = rule(subject)
    if subject == "document":
        found = run(target, [resting])
    else:
        source = shelf("en", "The draft is approved.")
        alignment = Alignment("paragraph", source.document, target.document, (), (), ())
        found = run_pair(PairShelf(alignment, source, target), [resting])
    assert found == []
    assert target.resting == {resting.code: WHY}
