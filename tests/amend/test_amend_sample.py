"""The decisions of the sample make version 1 of the modalities into version 2, in Markdown and in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp.amend import apply, draft
from almaty_nlp.amend.output import amended_file, drafted_file
from almaty_nlp.model.document import Document, Layer, View
from almaty_nlp.readers import read

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
FORMS = [(form, language) for form in ("md", "docx") for language in ("ru", "en")]


def words(document: Document) -> list[str]:
    """The text but for the line under the title, which no instrument amends."""
    rows = [f"{b.label} {b.text}".strip() for b in document.blocks if b.layer is not Layer.FURNITURE]
    return [row for row in rows if "2024" not in row[-60:] and "2026" not in row[-60:]]


@pytest.mark.parametrize(("form", "language"), FORMS)
def test_the_decision_gives_version_2(form: str, language: str, tmp_path: Path) -> None:
    base, after = (SAMPLE / f"modalities.v{n}.{language}.{form}" for n in (1, 2))
    amended = apply(read(base), read(SAMPLE / f"instrument.{language}.{form}"))
    assert not amended.reported
    out = tmp_path / f"out.{form}"
    out.write_bytes(amended_file(read(base), amended, form))
    assert words(read(out)) == words(read(after))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_lines_without_an_amendment_stay_byte_by_byte(language: str) -> None:
    base = SAMPLE / f"modalities.v1.{language}.md"
    amended = apply(read(base), read(SAMPLE / f"instrument.{language}.md"))
    new = amended_file(read(base), amended, "md").decode().split("\n")
    wanted = (SAMPLE / f"modalities.v2.{language}.md").read_text("utf-8").split("\n")
    assert new[12:13] + new[14:] == wanted[12:13] + wanted[14:]
    assert new[:12] == base.read_text("utf-8").split("\n")[:12]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_tracked_changes_accepted_are_the_new_text_and_rejected_the_old(
    language: str, tmp_path: Path
) -> None:
    base = read(SAMPLE / f"modalities.v1.{language}.docx")
    amended = apply(base, read(SAMPLE / f"instrument.{language}.docx"))
    out = tmp_path / "out.docx"
    out.write_bytes(amended_file(base, amended, "docx", tracked=True))
    assert words(read(out)) == words(amended.document)
    assert words(read(out, view=View.ORIGINAL)) == words(base)


@pytest.mark.parametrize(
    ("language", "order"), [("ru", "1. Сноску 2 исключить.\n"), ("en", "1. Delete footnote 2.\n")]
)
def test_a_deleted_footnote_leaves_the_word_document(language: str, order: str, tmp_path: Path) -> None:
    base = read(SAMPLE / f"modalities.v1.{language}.docx")
    instrument = tmp_path / "instrument.md"
    instrument.write_text(order, encoding="utf-8")
    amended = apply(base, read(instrument))
    assert not amended.reported
    out = tmp_path / "out.docx"
    out.write_bytes(amended_file(base, amended, "docx"))
    back = read(out)
    gone = base.footnotes[1]
    assert [b.text for b in back.blocks] == [b.text for b in base.blocks if b.id not in gone.blocks]
    assert [len(note.anchors) for note in back.footnotes] == [1] * (len(base.footnotes) - 1)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("pair", [(1, 2), (2, 1)])
def test_the_drafted_instrument_round_trips(pair: tuple[int, int], language: str, tmp_path: Path) -> None:
    old, new = (read(SAMPLE / f"modalities.v{n}.{language}.md") for n in pair)
    drafted = draft(old, new)
    assert not drafted.notices
    instrument = tmp_path / "instrument.md"
    instrument.write_text(drafted.text, encoding="utf-8")
    amended = apply(old, read(instrument))
    assert not amended.reported
    assert [(b.label, b.text) for b in amended.document.blocks] == [(b.label, b.text) for b in new.blocks]
    whole = "изложить в следующей редакции" if language == "ru" else "by the following"
    assert drafted.text.count(whole) <= 2, "small changes are said as such"


def test_a_drafted_word_file_is_an_instrument_for_the_word_file(tmp_path: Path) -> None:
    old, new = (read(SAMPLE / f"modalities.v{n}.ru.docx") for n in (1, 2))
    place = tmp_path / "instrument.docx"
    place.write_bytes(drafted_file(draft(old, new), "ru", "docx"))
    amended = apply(old, read(place))
    out = tmp_path / "out.docx"
    out.write_bytes(amended_file(old, amended, "docx"))
    assert not amended.reported
    assert words(read(out)) == words(new)
