"""OmegaT, where it is installed, translates a project by our memory and gives our XLIFF back as it was."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from almaty_nlp.reports import _alignment as forms
from almaty_nlp.review.pair import align_files

OMEGAT = shutil.which("omegat")
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ru</source_lang><target_lang>en</target_lang><sentence_seg>false</sentence_seg>
</project></omegat>
"""
RU = [
    "Заседание комитета",
    "Государства подтверждают & укрепляют «обязательства» <b>Процесса</b>.",
    "Наблюдатели не участвуют в голосовании.",
    "Председатель созывает заседание по просьбе трети государств.",
]
EN = [
    "Meeting of the Committee",
    "States reaffirm & strengthen the “commitments” of the <b>Process</b>.",
    "Observers shall not take part in voting.",
    "The Chair shall convene a meeting at the request of one third of the States.",
]


@pytest.mark.skipif(OMEGAT is None, reason="needs OmegaT, which this machine lacks")
def test_omegat_translates_by_our_memory_and_keeps_our_xliff(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    ours.write_text("\n".join(RU), encoding="utf-8")
    theirs.write_text("\n".join(EN), encoding="utf-8")
    alignment = align_files(ours, theirs)
    project = tmp_path / "project"
    for folder in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / folder).mkdir(parents=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (project / "tm/auto/ours.tmx").write_text(str(forms.render("tmx", alignment)), encoding="utf-8")
    (project / "source/plain.txt").write_text("\n\n".join(RU), encoding="utf-8")
    xliff = str(forms.render("xliff", alignment))
    (project / "source/ours.xlf").write_text(xliff, encoding="utf-8")

    command = [str(OMEGAT), str(project), "--mode=console-translate", f"--config-dir={tmp_path / 'config'}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert (project / "target/plain.txt").read_text(encoding="utf-8").split("\n\n") == EN
    assert texts((project / "target/ours.xlf").read_bytes()) == texts(xliff.encode())


def texts(xliff: bytes) -> list[tuple[str, ...]]:
    units = etree.fromstring(xliff).iter("{*}trans-unit")
    return [tuple("".join(one.itertext()) for one in unit) for unit in units]
