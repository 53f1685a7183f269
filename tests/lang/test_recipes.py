"""The recipes of the models run and give models that work; the small versions, in a folder of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

APT = pytest.mark.skipif(
    shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None,
    reason="needs «apt-get» and «dpkg-deb», which this machine lacks",
)


def build(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "models" / "recipes" / "build.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=240,
    )


@APT
def test_the_small_lexicon_knows_which_texts_answer(root: Path, tmp_path: Path) -> None:
    from almaty_nlp.lang.bilingual.lexicon import unpack
    from almaty_nlp.lang.bilingual.similarity import similarity

    done = build(root, "ru-en", "--small", "--out", str(tmp_path))
    if done.returncode and ("Unable to locate" in done.stderr or "Failed to fetch" in done.stderr):
        pytest.skip(f"the packages cannot be fetched here: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "ru-en" / "lexicon.zlib"
    words = unpack(path.read_bytes(), str(path))
    ours = ["Открыть файл для чтения", "Пароль пользователя", "Ошибка соединения с сервером"]
    theirs = ["Error connecting to the server", "Open the file for reading", "The password of the user"]
    assert [int(row.argmax()) for row in similarity(ours, theirs, words=words)] == [1, 2, 0]


@pytest.mark.shared
@pytest.mark.skipif(find_spec("sklearn") is None, reason="needs scikit-learn, the extra [recipes]")
def test_the_small_russian_tables_fit_the_networks(root: Path, tmp_path: Path) -> None:
    from almaty_nlp.lang import russian
    from almaty_nlp.lang.engines.arcs import Arcs, unpack
    from almaty_nlp.lang.engines.names_head import NamesHead

    done = build(root, "ru-almaty", "--small", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    made = tmp_path / "ru-almaty"
    engine = russian().get_pipe("almaty_russian").engine
    arcs = Arcs(engine.arcs.classes, unpack((made / "arcs.npz").read_bytes()))
    assert any(table.any() for table in arcs.tables.values())
    assert NamesHead((made / "names.npz").read_bytes()).last.shape == engine.names.last[:64].shape


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing"], "no recipe for nothing"),
        (["--small"], "name another folder"),
        (["evaluate", "nothing"], "nothing to measure for nothing"),
    ],
)
def test_wrong_options_are_refused_in_a_line(arguments: list[str], said: str, root: Path) -> None:
    done = build(root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
