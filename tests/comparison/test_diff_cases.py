"""Comparisons case by case: what is reported, and what it means; the cases are data in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.comparison import diff
from almaty_nlp.errors import InputError
from almaty_nlp.glossary import Concept, Glossary, Term
from almaty_nlp.model.change import Change, ChangeKind, Comparison
from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.readers import read

CASES = Path(__file__).parent / "cases"
FRAME = (
    "Настоящий документ определяет порядок работы группы экспертов сторон.",
    "This document sets out how the group of experts of the parties works.",
)


def _load(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def document(*texts: str, language: str | None = None) -> Document:
    """A document of plain paragraphs."""
    blocks = tuple(Block(f"b{at}", Kind.PARAGRAPH, text) for at, text in enumerate(texts))
    return Document("draft.md", "md", blocks, language=language)


@pytest.mark.parametrize(
    ("old", "new", "means"), [row for rows in _load("meanings").values() for row in rows]
)
def test_what_a_change_means(old: str, new: str, means: str) -> None:
    (change,) = diff(document(*FRAME, old), document(*FRAME, new)).changes
    assert {meaning.value for meaning in change.meanings} == set(means.split())


@pytest.mark.parametrize("name", _load("matching"))
def test_what_is_reported(name: str, tmp_path: Path) -> None:
    case = _load("matching")[name]
    changes = _compared(tmp_path, case["old"], case["new"]).changes
    assert len(changes) == len(case["changes"]), [_told(change) for change in changes]
    if "meanings" in case:
        assert [", ".join(change.meanings) for change in changes] == case["meanings"]
    for change, wanted in zip(changes, case["changes"], strict=True):
        assert _told(change).startswith(wanted) or _told(change, labels=True).startswith(wanted)


def _compared(folder: Path, old: str, new: str) -> Comparison:
    (folder / "old.md").write_text(old, encoding="utf-8")
    (folder / "new.md").write_text(new, encoding="utf-8")
    return diff(read(folder / "old.md"), read(folder / "new.md"))


def _told(change: Change, *, labels: bool = False) -> str:
    if not labels or change.old is None or change.new is None:
        return f"{change.kind} {change.place.text}"
    return f"{change.kind} {change.place.text.split()[0]} {change.old.label} → {change.new.label}"


def test_a_term_replaced_in_three_places() -> None:
    old = [f"{word} представляется в Службу поддержки." for word in ("Отчет", "План", "Список")]
    new = [text.replace("Службу поддержки", "Секретариат") for text in old]
    changes = diff(document(*FRAME, *old), document(*FRAME, *new)).changes
    assert [[meaning.value for meaning in change.meanings] for change in changes] == [["term"]] * 3


def test_a_replacement_in_two_places_is_no_term() -> None:
    old = [f"{word} представляется в Службу поддержки." for word in ("Отчет", "План")]
    new = [text.replace("Службу поддержки", "Секретариат") for text in old]
    changes = diff(document(*FRAME, *old), document(*FRAME, *new)).changes
    assert [[meaning.value for meaning in change.meanings] for change in changes] == [["wording"]] * 2


def test_a_term_of_the_glossary_put_for_another_one_of_its_concept() -> None:
    common = {"language": "ru", "scope": "", "note": "", "subject": "", "name_type": "", "source": ""}
    terms = (
        Term("c1", "отсутствие возражений", status="preferred", acronym="", **common),
        Term("c1", "невозражение", status="deprecated", acronym="", **common),
    )
    glossary = Glossary((Concept("c1", terms),))
    old = document(*FRAME, "Решение принято на основе процедуры невозражения.", language="ru")
    new = document(*FRAME, "Решение принято на основе процедуры отсутствия возражений.", language="ru")
    assert [m.value for m in diff(old, new, glossary=glossary).changes[0].meanings] == ["term"]
    assert [m.value for m in diff(old, new).changes[0].meanings] == ["wording"]


def test_a_reference_that_follows_a_renumbering(tmp_path: Path) -> None:
    points = ["Группа собирается раз в год.", "Решения принимаются голосованием.", "Расходы несут стороны."]
    last = "Порядок, указанный в пункте {}, применяется ко всем заседаниям."
    old = "\n".join(f"{at}. {text}" for at, text in enumerate([*points, last.format(3)], start=1))
    added = [points[0], "Наблюдатели участвуют без права голоса.", *points[1:], last.format(4)]
    new = "\n".join(f"{at}. {text}" for at, text in enumerate(added, start=1))
    changes = _compared(tmp_path, old, new).changes
    (follower,) = (change for change in changes if change.kind is ChangeKind.MODIFY)
    assert follower.follows
    assert [meaning.value for meaning in follower.meanings] == ["structure"]


def test_a_series_counts_once() -> None:
    blocks = [
        Block(f"b{n}", Kind.LIST_ITEM, f"Пункт о предмете {w}", label=f"{n}.")
        for n, w in enumerate("абвгд", 1)
    ]
    later = [Block(b.id, b.kind, b.text, label=f"{n + 1}.") for n, b in enumerate(blocks, 1)]
    first = Block("b0", Kind.LIST_ITEM, "Новый пункт о наблюдателях", label="1.")
    found = diff(Document("a", "md", tuple(blocks)), Document("b", "md", (first, *later)))
    assert dict(found.summary) == {"insert": 1, "renumber": 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (document("Порядок работы группы.", language="ru"), document("How the group works.", language="en")),
        (
            document(*(f"слово{n} дело{n} место{n} время{n}" for n in range(20))),
            document(*(f"word{n} deal{n} place{n} time{n}" for n in range(20))),
        ),
    ],
)
def test_what_cannot_be_compared(old: Document, new: Document) -> None:
    with pytest.raises(InputError) as caught:
        diff(old, new)
    assert "\n" not in caught.value.message.en + caught.value.message.ru
