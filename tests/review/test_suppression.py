"""Living with findings: comments in the text, lists beside it, the project's list, the baseline."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp import baseline as baselines
from almaty_nlp.config import Settings
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Review
from almaty_nlp.review import accept, check
from almaty_nlp.review._comments import directives

HEAD = "Доклад ЕАБР был принят, ЕАБР и ЕАБР предложили помощь, ЕАБР и ЕАБР согласны.\n\n"
SLIP = "По мнению ЕБР, помощь нужна."


def review(path: Path, text: str | None = None, **more: object) -> Review:
    """Check a file with ACR001 alone, writing it first when `text` is given."""
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return check([path], glossary=["none"], select=["ACR001"], **more)  # type: ignore[arg-type]


def quotes(result: Review) -> list[str]:
    return [result.document(f.place.path).text(f.place.span) for f in result.findings]


@pytest.fixture(params=["draft.md", "draft.txt"])
def draft(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The path of a document to be written, in either text format."""
    path: Path = tmp_path / request.param
    return path


def test_without_a_comment_it_is_found(draft: Path) -> None:
    assert quotes(review(draft, HEAD + SLIP)) == ["ЕБР"]


@pytest.mark.parametrize("rules", ["ACR001", "ACR", "acronym-variant", "REP001, ACR001", ""])
def test_a_comment_on_its_own_line_speaks_for_the_next_block(draft: Path, rules: str) -> None:
    comment = f"<!-- almaty: ignore {rules} — имя банка -->"
    result = review(draft, f"{HEAD}{comment}\n\n{SLIP}\n\nЕщё раз ЕБР.")
    assert quotes(result) == ["ЕБР"]
    assert result.document(str(draft)).text(result.findings[0].place.span) == "ЕБР"
    (one,) = result.suppressed
    assert (one.by, one.reason) == ("comment", "имя банка")


def test_a_comment_behind_text_speaks_for_its_line(draft: Path) -> None:
    result = review(draft, f"{HEAD}{SLIP} <!-- almaty: ignore ACR001 так у них -->\n\nЕщё раз ЕБР.")
    assert len(result.findings) == 1
    assert result.suppressed[0].reason == "так у них"


def test_a_comment_for_the_file(draft: Path) -> None:
    result = review(draft, f"<!-- almaty: ignore-file ACR001 -->\n\n{HEAD}{SLIP}\n\nЕщё раз ЕБР.")
    assert result.findings == ()
    assert len(result.suppressed) == 2


def test_another_rule_is_not_suppressed_and_the_idle_comment_is_told(draft: Path) -> None:
    result = review(draft, f"{HEAD}<!-- almaty: ignore REP001 -->\n\n{SLIP}")
    assert quotes(result) == ["ЕБР"]
    assert [note for note in result.notes if "suppresses nothing" in note.en]


def test_an_unknown_rule_in_a_comment_is_told(draft: Path) -> None:
    result = review(draft, f"{HEAD}<!-- almaty: ignore XYZ001 -->\n\n{SLIP}")
    assert quotes(result) == ["ЕБР"]
    assert [note for note in result.notes if "XYZ001" in note.en]


def test_the_words_of_a_comment_are_not_checked(draft: Path) -> None:
    result = review(draft, f"{HEAD}<!-- almaty: ignore REP001 ЕБР пишет так -->\n\nСогласны.")
    assert result.findings == ()


@pytest.mark.parametrize(
    ("text", "scope", "rules", "reason"),
    [
        ("<!-- almaty: ignore -->", "block", (), ""),
        ("<!--almaty:ignore ACR001-->", "block", ("ACR001",), ""),
        ("x <!-- almaty: ignore ACR001, TRM: as printed -->", "line", ("ACR001", "TRM"), "as printed"),
        (
            "<!-- almaty: ignore-file acronym-variant, old names -->",
            "file",
            ("acronym-variant",),
            "old names",
        ),
    ],
)
def test_what_a_comment_says(text: str, scope: str, rules: tuple[str, ...], reason: str) -> None:
    (one,) = directives(f"\n{text}\n")
    assert (one.line, one.scope, one.rules, one.reason) == (2, scope, rules, reason)


def test_other_comments_are_not_ours() -> None:
    assert list(directives("<!-- ignore ACR001 -->\nalmaty: ignore\n<!-- almaty: ignored -->")) == []


def entry(**keys: str) -> str:
    return "\n".join(["[[ignore]]", *(f'{key} = "{value}"' for key, value in keys.items()), ""])


def test_a_list_beside_the_document(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    first = review(path, f"{HEAD}{SLIP}\n\nЕщё раз ЕБР.").findings[0]
    beside = tmp_path / "draft.md.almaty.toml"
    for keys, left in (
        ({"scope": "place", "fingerprint": first.fingerprint}, 1),
        ({"scope": "text", "text": "ебр"}, 0),
        ({"scope": "text", "text": "ЕБР", "rule": "REP001"}, 2),
        ({"scope": "document", "rule": "acronym-variant"}, 0),
        ({"scope": "document", "rule": "REP"}, 2),
    ):
        beside.write_text(
            entry(**keys, reason="так надо", author="А. Р.", date="2025-03-14"), encoding="utf-8"
        )
        result = review(path)
        assert len(result.findings) == left, keys
        assert len(result.suppressed) == 2 - left
    beside.write_text(
        entry(scope="text", text="ЕБР", reason="так надо", author="А. Р.", date="2025-03-14"),
        encoding="utf-8",
    )
    one = review(path).suppressed[0]
    assert (one.by, one.reason, one.author, one.date) == ("list", "так надо", "А. Р.", "2025-03-14")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (entry(scope="text", text="x"), "reason"),
        (entry(scope="text", reason="x"), "text"),
        (entry(scope="place", reason="x"), "fingerprint"),
        (entry(scope="here", reason="x"), "scope"),
        (entry(scope="project", rule="ACR", reason="x"), "project"),
        (entry(scope="text", text="x", reason="x", rule="NOPE"), "NOPE"),
        (entry(scope="text", text="x", reasn="x"), "reason"),
        ("[[ignore]]\nscope = 3", "scope"),
        ("ignore = 3", "[[ignore]]"),
        ("[[ignore", "TOML"),
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, text: str, word: str) -> None:
    (tmp_path / "draft.md.almaty.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        review(tmp_path / "draft.md", HEAD + SLIP)
    assert word in error.value.message.en
    assert "draft.md.almaty.toml" in error.value.message.ru


def test_the_list_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "accepted.toml").write_text(entry(scope="project", rule="ACR", reason="x"), encoding="utf-8")
    (tmp_path / "almaty.toml").write_text('suppressions = "accepted.toml"', encoding="utf-8")
    result = review(tmp_path / "draft.md", HEAD + SLIP)
    assert (result.findings, len(result.suppressed)) == ((), 1)


def with_baseline(tmp_path: Path, text: str, name: str = "draft.md") -> Review:
    return review(tmp_path / name, text, baseline=tmp_path / "known.json")


@pytest.mark.parametrize(
    ("edited", "new"),
    [
        (f"# Заголовок\n\nНовый абзац.\n\n{HEAD}{SLIP}", 0),
        (f"{HEAD}Совсем другое начало абзаца. {SLIP} И ещё одно предложение.", 0),
        (f"{HEAD}По мнению ЕБР, помощь не очень нужна.", 0),
        (f"{HEAD}По мнению экспертов ЕБР, помощь нужна.", 0),
        (f"{HEAD}{SLIP}\n\nОтчёт ЕБР опоздал.", 1),
        (f"{HEAD}{SLIP}\n\n{SLIP}", 1),
    ],
)
def test_a_baseline_outlives_edits_and_excuses_each_place_once(tmp_path: Path, edited: str, new: int) -> None:
    assert accept(review(tmp_path / "draft.md", HEAD + SLIP), tmp_path / "known.json") == 1
    result = with_baseline(tmp_path, edited)
    assert (len(result.findings), len(result.suppressed)) == (new, 1)


def test_a_new_version_under_a_new_name_keeps_the_baseline(tmp_path: Path) -> None:
    accept(review(tmp_path / "v1.md", HEAD + SLIP), tmp_path / "known.json")
    assert len(with_baseline(tmp_path, HEAD + SLIP, "v2.md").findings) == 1
    (tmp_path / "v1.md").unlink()
    assert with_baseline(tmp_path, HEAD + SLIP, "v2.md").findings == ()


def test_an_update_keeps_the_reasons(tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    accept(review(tmp_path / "draft.md", HEAD + SLIP), known)
    known.write_text(
        known.read_text(encoding="utf-8").replace('"reason": ""', '"reason": "так надо"'), "utf-8"
    )
    result = with_baseline(tmp_path, HEAD + SLIP)
    assert result.suppressed[0].reason == "так надо"
    accept(review(tmp_path / "draft.md", f"Начало.\n\n{HEAD}{SLIP}", baseline="none"), known)
    assert baselines.load(known)[0].reason == "так надо"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"schema": "x"}', '{"schema": "almaty-baseline/1", "findings": [3]}']
)
def test_a_wrong_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"known\.json"):
        baselines.load(path)


def test_settings_given_replace_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "almaty.toml").write_text('ignore = ["ACR001"]', encoding="utf-8")
    (tmp_path / "draft.md").write_text(HEAD + SLIP, encoding="utf-8")
    assert "ACR001" not in {f.rule for f in check([tmp_path / "draft.md"], glossary=["none"]).findings}
    found = check([tmp_path / "draft.md"], glossary=["none"], settings=Settings())
    assert "ACR001" in {f.rule for f in found.findings}
