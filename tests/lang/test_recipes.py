"""The recipes of the models: what CI does with them beside this is to run them all, small (`make models`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NOWHERE = "http://127.0.0.1:9"
"""Nobody listens there: a registry that is away."""


def script(root: Path, name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / "models" / "recipes" / name), *arguments],
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, **environment},
    )


@pytest.fixture
def away(tmp_path: Path) -> dict[str, str]:
    """An environment in which no registry and no treebank can be reached and nothing is kept from before."""
    proxies = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    cache = tmp_path / "kept"
    return {
        **dict.fromkeys(proxies, NOWHERE),
        "ALMATY_RECIPES_CACHE": str(cache),
        "ALMATY_TREEBANKS": str(tmp_path / "none"),
    }


@pytest.mark.skipif(
    shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None,
    reason="needs «apt-get» and «dpkg-deb», which this machine lacks",
)
def test_where_a_registry_is_away_small_models_learn_from_our_own_words(
    root: Path, tmp_path: Path, away: dict[str, str]
) -> None:
    import numpy as np

    from almaty_nlp.lang.bilingual.embedding import Embedding
    from almaty_nlp.lang.bilingual.lexicon import unpack
    from almaty_nlp.lang.bilingual.similarity import similarity

    out = tmp_path / "models"
    done = script(root, "build.py", "words-en", "ru-en", "--small", "--out", str(out), **away)
    assert done.returncode == 0, done.stderr
    assert "NOT FETCHED, our own words in its place: wamerican-small: " in done.stderr
    assert "NOT FETCHED, our own words in its place: dpkg: " in done.stderr
    assert (out / "words-en" / "words.zlib").is_file()
    path = out / "ru-en" / "lexicon.zlib"
    words = unpack(path.read_bytes(), str(path))
    ours = ["Министерская конференция", "Международная защита беженцев", "Рабочая группа"]
    theirs = ["Working group", "Ministerial Conference", "International protection of refugees"]
    silent = Embedding({}, np.zeros((1, 1), np.int8), np.zeros(1, np.float32))
    assert similarity(ours, theirs, words=words, vectors=silent).argmax(1).tolist() == [1, 2, 0]


def test_where_a_registry_is_away_the_whole_model_is_left_out_and_said_so(
    root: Path, tmp_path: Path, away: dict[str, str]
) -> None:
    done = script(root, "build.py", "words-en", "--out", str(tmp_path / "models"), **away)
    assert done.returncode == 1
    assert done.stderr.startswith("words-en: LEFT OUT: ")
    assert not (tmp_path / "models").exists()


def test_a_treebank_that_is_not_there_is_named(root: Path, tmp_path: Path, away: dict[str, str]) -> None:
    done = script(root, "evaluate.py", "en_almaty_sm", "--print", **away)
    assert done.returncode == 1
    assert "en_almaty_sm: LEFT OUT" in done.stderr
    assert "ALMATY_TREEBANKS" in done.stderr


@pytest.mark.parametrize(
    ("name", "argument", "said"),
    [
        ("build.py", "nothing", "no recipe for nothing"),
        ("build.py", "--small", "name another folder"),
        ("evaluate.py", "nothing", "nothing to measure for nothing"),
    ],
)
def test_wrong_options_are_refused_in_a_line(name: str, argument: str, said: str, root: Path) -> None:
    done = script(root, name, argument)
    assert done.returncode == 2
    assert said in done.stderr
