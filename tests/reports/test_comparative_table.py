"""The comparative table as Word shows it: a row a provision, a column a version."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.comparison import diff, history
from almaty_nlp.model.change import Comparison, History
from almaty_nlp.readers import read
from almaty_nlp.reports import _changes as reports

VERSIONS = (
    "# Порядок\n\n1. Срок два года.\n\n2. Взнос ежегодный.\n",
    "# Порядок\n\n1. Срок три года.\n\n2. Взнос ежегодный.\n",
    "# Порядок\n\n1. Срок три года.\n\n2. Взнос ежегодный.\n\n3. Отчет краткий.\n",
)


def rows(result: Comparison | History, folder: Path, reasons: dict[str, str]) -> list[list[str]]:
    out = folder / "table.docx"
    data = reports.render("table", result, "ru", color=False, author="", date="", reasons=reasons)
    assert isinstance(data, bytes)
    out.write_bytes(data)
    document = read(out)
    table = document.tables[0]
    return [["\n".join(document.block(b).text for b in cell) for cell in row] for row in table.rows]


def test_two_versions_with_reasons(tmp_path: Path) -> None:
    files = [tmp_path / f"v{at}.md" for at in range(len(VERSIONS))]
    for file, text in zip(files, VERSIONS, strict=True):
        file.write_text(text, encoding="utf-8")
    old, new = read(files[0]), read(files[2])
    assert rows(diff(old, new), tmp_path, {"1": "Больше времени"})[1:] == [
        ["1", "1\n(изменено)", "1. Срок два года.", "1. Срок три года.", "Больше времени"],
        ["2", "3\n(добавлено)", "Отсутствует.", "3. Отчет краткий.", ""],
    ]
    assert rows(history([read(file) for file in files]), tmp_path, {})[1:] == [
        ["1", "1\n(изменено)", "1. Срок два года.", "1. Срок три года.", "Без изменений.", ""],
        ["2", "3\n(добавлено)", "Отсутствует.", "Отсутствует.", "3. Отчет краткий.", ""],
    ]
