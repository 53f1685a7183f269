"""Models that are damaged, foreign or hostile: one clear line in both languages, no code of theirs run."""

from __future__ import annotations

import os
import pickle
import shutil
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang import parsing
from almaty_nlp.lang.engines import russian_pipeline, wheel
from almaty_nlp.lang.engines.loading import load_folder
from almaty_nlp.lang.packed import inflate, load_arrays
from almaty_nlp.resources import read_shipped, shipped

Change = Callable[[bytes], bytes]

EMPTY: Change = lambda data: b""  # noqa: E731
HALF: Change = lambda data: data[: len(data) // 2]  # noqa: E731
ZEROS: Change = lambda data: bytes(len(data))  # noqa: E731


def one_line(error: MissingEngine) -> None:
    """Each language has a sentence of its own, without a traceback in it."""
    for text in (error.message.en, error.message.ru):
        assert "\n" not in text
        assert "Traceback" not in text
    assert any("а" <= sign <= "я" for sign in error.message.ru)
    assert error.message.en.isprintable()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the English pipeline, to be damaged by replacing whole files."""
    copy = tmp_path / "model"
    shutil.copytree(shipped("models") / "en_almaty_sm", copy, copy_function=os.link)
    return copy


def replace(path: Path, data: bytes | None) -> None:
    path.unlink()
    if data is not None:
        path.write_bytes(data)


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("config.cfg", ZEROS),
        ("config.cfg", HALF),
        ("meta.json", EMPTY),
        ("morphologizer/cfg", None),
        ("ner/model", EMPTY),
        ("parser/model", HALF),
        ("parser/moves", ZEROS),
        ("tagger/model", ZEROS),
        ("tokenizer", HALF),
        ("vocab/strings.json", HALF),
        ("vocab/vectors", None),
        ("vocab/vectors", HALF),
    ],
)
def test_a_damaged_file_of_a_pipeline_is_one_line(file: str, change: Change | None, folder: Path) -> None:
    replace(folder / file, change((folder / file).read_bytes()) if change else None)
    with pytest.raises(MissingEngine, match="cannot be read") as caught:
        load_folder(folder, "en")
    one_line(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "lacking"),
    [
        ("before_creation = null", 'before_creation = {"@callbacks": "own.trick.v1"}', "own.trick.v1"),
        ("spacy.Tokenizer.v1", "own.Tokenizer.v1", "own.Tokenizer.v1"),
        ('factory = "ner"', 'factory = "own_ner"', "own_ner"),
        ("spacy.TransitionBasedParser.v2", "spacy-transformers.TransformerModel.v3", "spacy-transformers"),
    ],
)
def test_a_pipeline_with_code_of_its_own_is_refused_and_its_code_not_run(
    before: str, after: str, lacking: str, folder: Path
) -> None:
    ran = folder / "ran"
    for name in ("__init__.py", "functions.py", "own.py"):
        (folder / name).write_text(f"open({str(ran)!r}, 'w').close()\n", encoding="utf-8")
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    assert before in config
    replace(folder / "config.cfg", config.replace(before, after).encode())
    with pytest.raises(MissingEngine, match=lacking) as caught:
        load_folder(folder, "en")
    one_line(caught.value)
    assert "not run" in caught.value.message.en
    assert not ran.exists()


def test_a_pipeline_for_another_language_is_told_so(folder: Path) -> None:
    with pytest.raises(MissingEngine, match="for the language «en», not «ru»") as caught:
        load_folder(folder, "ru")
    one_line(caught.value)


def test_a_parse_of_other_weights_is_not_taken_from_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = parsing.version("en")
    monkeypatch.setenv("ALMATY_MODELS", str(folder.parent))
    folder.rename(folder.with_name("en_almaty_sm"))
    parsing.shipped_version.cache_clear()
    assert parsing.version("en") != before
    monkeypatch.delenv("ALMATY_MODELS")
    parsing.shipped_version.cache_clear()
    assert parsing.version("en") == before


class Trick:
    """What a pickle may do on loading."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, ("pickle-was-run",)


def npz(**arrays: Any) -> bytes:
    file = BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def bomb() -> bytes:
    """An `.npz` of 200 kB that unpacks to 200 MB."""
    file, head = BytesIO(), BytesIO()
    np.lib.format.write_array_header_1_0(
        head, {"descr": "<f2", "fortran_order": False, "shape": (100_000_000,)}
    )
    with ZipFile(file, "w", ZIP_DEFLATED) as archive, archive.open("first.npy", "w") as member:
        member.write(head.getvalue())
        for _ in range(200):
            member.write(bytes(1_000_000))
    return file.getvalue()


def liar() -> bytes:
    """A header that promises more numbers than follow, or than any machine holds."""
    file, head = BytesIO(), BytesIO()
    np.lib.format.write_array_header_1_0(head, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
    with ZipFile(file, "w") as archive:
        archive.writestr("first.npy", head.getvalue() + bytes(80))
    return file.getvalue()


def encrypted() -> bytes:
    """An archive whose entry says that it needs a password (APPNOTE.TXT, 4.4.4, bit 0)."""
    data = bytearray(npz(first=np.zeros(3)))
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


HOSTILE = {
    "encrypted": encrypted(),
    "pickle": pickle.dumps(Trick()),
    "pickle in an array": npz(first=np.array([Trick()], dtype=object)),
    "bomb": bomb(),
    "liar": liar(),
    "one array": npz(first=np.zeros(3))[:-30],
    "empty": b"",
    "text": b"PK no archive",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_arrays_are_read_without_pickles_and_bombs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=r"."):
        load_arrays(HOSTILE[name])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "data", [b"", b"text", zlib.compress(b"word " * 999)[:-9], zlib.compress(bytes(2000))]
)
def test_a_stream_is_whole_and_bounded(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        inflate(data, 1999)
    assert inflate(zlib.compress(bytes(1999)), 1999) == bytes(1999)


@pytest.mark.parametrize("file", ["arcs.npz", "names.npz", "government.json"])
@pytest.mark.parametrize("content", ["pickle in an array", "bomb", "of another shape", "zeros"])
def test_a_damaged_table_of_russian_is_one_line(
    file: str, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(place: str, name: str) -> bytes:
        data = read_shipped(place, name)
        if not name.endswith(file):
            return data
        if content == "of another shape" and file.endswith("npz"):
            return npz(**{key: array[..., :1] for key, array in load_arrays(data).items()})
        return HOSTILE[content] if content in HOSTILE else bytes(len(data))

    monkeypatch.setattr(russian_pipeline, "read_shipped", read)
    with pytest.raises(MissingEngine, match="damaged") as caught:
        russian_pipeline.RussianEngine()
    one_line(caught.value)


@pytest.mark.parametrize("file", [wheel.VECTORS, wheel.NETWORK.format("morph"), wheel.NETWORK.format("ner")])
@pytest.mark.parametrize("change", [EMPTY, HALF, ZEROS])
def test_a_damaged_file_of_natasha_is_one_line(
    file: str, change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(wheel.data_folder(), copy, copy_function=os.symlink)
    replace(copy / file, change((wheel.data_folder() / file).read_bytes()))
    monkeypatch.setattr(wheel, "data_folder", lambda: copy)
    with pytest.raises(MissingEngine, match="force-reinstall natasha") as caught:
        russian_pipeline.RussianEngine()
    one_line(caught.value)


@pytest.mark.parametrize("change", [EMPTY, HALF, ZEROS])
def test_a_damaged_word_list_is_one_line(
    change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almaty_nlp.lang.english import english_words

    (tmp_path / "words-en").mkdir()
    (tmp_path / "words-en" / "words.zlib").write_bytes(change(read_shipped("models", "words-en/words.zlib")))
    monkeypatch.setenv("ALMATY_MODELS", str(tmp_path))
    with pytest.raises(MissingEngine, match=r"words\.zlib") as caught:
        english_words.__wrapped__()
    one_line(caught.value)
