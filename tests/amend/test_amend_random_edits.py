"""The instrument drafted from two versions gives the second one, whatever was edited."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_nlp.amend import apply, draft
from almaty_nlp.model.document import Document, View
from almaty_nlp.readers._finish import finish
from almaty_nlp.readers.markdown import parse_markdown

RU = [
    "# Порядок работы Комиссии по переписи",
    "## I. Общие положения",
    "1. Комиссия создана Советом для учета перемещений населения в бассейне реки.",
    "2. Комиссия собирается два раза в год. Повестку дня готовит секретарь.",
    "3. В состав Комиссии входят:",
    "а) представители государств;",
    "б) представители банка развития;",
    "в) независимые эксперты.",
    "## II. Решения",
    "4. Решения принимаются консенсусом и направляются государствам в течение 30 дней.",
    "Особое мнение прилагается к протоколу заседания.",
    "5. Протокол ведет секретарь. Протокол рассылается всем участникам.",
    "## III. Расходы",
    "6. Расходы покрываются за счет добровольных взносов.",
    "7. Отчет о расходах утверждает Совет.",
]
EN = [
    "# Rules of the Census Commission",
    "## Chapter I. General",
    "### Article 1",
    "1. The Commission counts the movements of people along the river.",
    "2. The Commission meets twice a year. The secretary prepares the agenda.",
    "### Article 2",
    "1. The members are:",
    "(a) the States of the basin;",
    "(b) the development bank;",
    "(c) independent experts.",
    "2. Members serve for four years.",
    "## Chapter II. Decisions",
    "### Article 3",
    "Decisions are taken by consensus and sent out within 30 days.",
    "A separate opinion is attached to the record.",
    "### Article 4",
    "The costs are met from voluntary contributions.",
]
NEW = {
    "ru": ("Наблюдатели выступают с согласия председателя.", "Секретарь хранит архив.", "Банк ведет счет."),
    "en": (
        "Observers speak with the leave of the chair.",
        "The bank keeps the account.",
        "Records are kept.",
    ),
}


def _read(lines: list[str]) -> Document:
    return finish(parse_markdown("\n\n".join(lines) + "\n"), View.ACCEPTED)


def _content(document: Document) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in document.blocks]


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    language = draw(st.sampled_from(["ru", "en"]))
    old = list(RU if language == "ru" else EN)
    new = list(old)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(1, len(new) - 1))
        kind = draw(
            st.sampled_from(["word", "drop-word", "add-word", "delete", "insert", "move", "sentence"])
        )
        words = new[at].split(" ")
        place = draw(st.integers(0, len(words) - 1))
        heading = new[at].startswith("#")
        if kind == "word" and place > (2 if heading else 0):
            words[place] = "иначе" if language == "ru" else "otherwise"
            new[at] = " ".join(words)
        elif kind == "drop-word" and len(words) > 5 and 1 < place < len(words) - 1 and not heading:
            del words[place]
            new[at] = " ".join(words)
        elif kind == "add-word" and place > (2 if heading else 0):
            words.insert(place, "также" if language == "ru" else "also")
            new[at] = " ".join(words)
        elif kind == "delete" and not heading and len(new) > 8:
            del new[at]
        elif kind == "insert":
            new.insert(at, draw(st.sampled_from(NEW[language])))
        elif kind == "move" and not heading:
            line = new.pop(at)
            new.insert(draw(st.integers(2, len(new))), line)
        elif kind == "sentence" and not heading and new[at].endswith("."):
            new[at] += " " + draw(st.sampled_from(NEW[language]))
    return old, new, language


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(edited())
def test_the_drafted_instrument_gives_the_new_version(case: tuple[list[str], list[str], str]) -> None:
    old, new = _read(case[0]), _read(case[1])
    if _content(old) == _content(new):
        return
    drafted = draft(old, new)
    amended = apply(old, finish(parse_markdown(drafted.text), View.ACCEPTED))
    assert not amended.reported, drafted.text
    assert _content(amended.document) == _content(new), drafted.text
