"""`almaty amend` from the outside: statuses, the report, one line for bad input, nothing half-written."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from almaty_cli.main import app

BASE = "# Rules\n\n1. The chair reports.\n\n2. The board meets.\n"


def test_a_reported_operation_is_status_1_and_stands_in_the_report(tmp_path: Path) -> None:
    base, instrument = tmp_path / "base.md", tmp_path / "instrument.md"
    base.write_text(BASE, "utf-8")
    instrument.write_text(
        "1) in paragraph 2, replace “meets” by “sits”;\n\n2) delete paragraph 9.\n", "utf-8"
    )
    out, report = tmp_path / "out.md", tmp_path / "report.json"
    command = ["amend", "apply", str(base), str(instrument), "-o", str(out), "--report", str(report)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 1
    assert out.read_text("utf-8") == BASE.replace("meets", "sits")
    told = json.loads(report.read_text("utf-8"))
    assert told["schema"] == "almaty-amend/1"
    assert [row["status"] for row in told["operations"]] == ["applied", "reported"]
    assert told["operations"][1]["reason"]


def test_a_draft_is_applied_with_status_0(tmp_path: Path) -> None:
    old, new, instrument, out = (tmp_path / f"{name}.md" for name in ("old", "new", "instrument", "out"))
    old.write_text(BASE, "utf-8")
    new.write_text(BASE.replace("meets", "meets twice a year"), "utf-8")
    runner = CliRunner()
    assert runner.invoke(app, ["amend", "draft", str(old), str(new), "-o", str(instrument)]).exit_code == 0
    result = runner.invoke(app, ["amend", "apply", str(old), str(instrument), "-o", str(out)])
    assert result.exit_code == 0
    assert out.read_text("utf-8") == new.read_text("utf-8")
