"""Settings files: found, read, refused; and what they do to a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp import config
from almaty_nlp.checks.registry import rules
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Severity
from almaty_nlp.review import check, fails
from almaty_nlp.review._selection import Selection, selection

HEAD = "Доклад ЕАБР был принят, ЕАБР и ЕАБР предложили помощь.\n\nПо мнению ЕБР, помощь нужна.\n"


def chosen(
    settings: config.Settings, document: Path, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Selection:
    return selection(rules(), settings, document, select, ignore)


def codes(of: Selection) -> set[str]:
    return {rule.code for rule in of.rules}


def written(folder: Path, text: str, name: str = "almaty.toml") -> config.Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return config.load(folder / name)


def test_the_nearest_file_upwards_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    written(tmp_path, 'ui = "ru"')
    assert config.settings_for(inner / "x.md").ui == "ru"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert config.settings_for(inner / "x.md").ui == "ru"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.almaty]\nui = "en"\n', encoding="utf-8")
    assert config.settings_for(inner / "x.md").ui == "en"
    written(inner, "")
    assert config.settings_for(inner / "x.md").ui is None


def test_paths_are_seen_from_the_settings_file(tmp_path: Path) -> None:
    settings = written(
        tmp_path, 'glossary = ["none", "t/terms.csv"]\nbaseline = "b.json"\nsuppressions = "s.toml"'
    )
    assert settings.glossary == ("none", str(tmp_path / "t/terms.csv"))
    assert (settings.baseline, settings.suppressions) == (tmp_path / "b.json", tmp_path / "s.toml")


def test_selecting(tmp_path: Path) -> None:
    document = tmp_path / "x.md"
    every = {rule.code for rule in rules() if rule.default}
    assert codes(chosen(config.Settings(), document)) == every
    settings = written(tmp_path, 'select = ["ACR", "repeat-divergent"]\nignore = ["ACR002"]')
    assert codes(chosen(settings, document)) == {"ACR001", "REP001"}
    assert codes(chosen(settings, document, select=("ACR",))) == {"ACR001", "ACR002"}
    assert codes(chosen(settings, document, ignore=("REP",))) == {"ACR001"}


def test_severities_and_off(tmp_path: Path) -> None:
    settings = written(tmp_path, '[severity]\nACR001 = "error"\nACR = "off"\nREP001 = "style"')
    found = chosen(settings, tmp_path / "x.md")
    assert "ACR002" not in codes(found)
    assert found.severity == {"ACR001": Severity.ERROR, "REP001": Severity.STYLE}


def test_settings_for_paths(tmp_path: Path) -> None:
    settings = written(
        tmp_path,
        'select = ["ACR"]\n[paths."annexes/*"]\nignore = ["ACR002"]\nseverity = { ACR001 = "style" }\n'
        '[paths."*.txt"]\nselect = ["REP001"]',
    )
    assert codes(chosen(settings, tmp_path / "a.md")) == {"ACR001", "ACR002"}
    annex = chosen(settings, tmp_path / "annexes" / "deep" / "a.md")
    assert (codes(annex), annex.severity) == ({"ACR001"}, {"ACR001": Severity.STYLE})
    assert codes(chosen(settings, tmp_path / "annexes" / "a.txt")) == {"REP001"}


def test_severity_of_the_settings_reaches_the_findings_and_the_gate(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(HEAD, encoding="utf-8")
    written(tmp_path, 'glossary = ["none"]\nselect = ["ACR001"]\n[severity]\nACR001 = "error"')
    review = check([path])
    assert [finding.severity for finding in review.findings] == [Severity.ERROR]
    assert fails(review, "error")
    assert not fails(review, "never")


def test_an_option_of_a_rule_must_exist_and_be_of_its_type(tmp_path: Path) -> None:
    with_options = next((rule for rule in rules() if rule.options), None)
    if with_options is None:
        pytest.skip("no rule has options yet")
    name, default = next(iter(with_options.options.items()))
    with pytest.raises(SettingsError, match=f"rules.{with_options.code}.{name}"):
        chosen(written(tmp_path, f"[rules.{with_options.code}]\n{name} = 1979-05-27"), tmp_path / "x.md")
    with pytest.raises(SettingsError, match="no such option"):
        chosen(written(tmp_path, f"[rules.{with_options.code}]\n{name}x = 1"), tmp_path / "x.md")
    assert default is not None


def test_an_unreadable_settings_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "almaty.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"almaty\.toml"):
        config.load(tmp_path / "almaty.toml")
