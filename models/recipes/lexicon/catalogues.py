"""Sentence pairs out of Debian packages: message catalogues, JSON catalogues and pages of translated
manuals.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import struct
import subprocess
import tarfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath

Pair = tuple[str, str]
"""A Russian text and the English one it translates."""

MAGIC = 0x950412DE
RUSSIAN_CATALOGUE = re.compile(r"(?:^|/)ru(?:/LC_MESSAGES/[^/]+)?\.mo$|/ru/.*\.mo$")
PAGE = re.compile(r"\.(?:html|xhtml)(?:\.gz)?$")
LANGUAGES = (("ru", "en"), ("ru", "en-US"), ("ru-RU", "en-US"), ("ru", "C"))
"""How folders and files name the two languages."""
ACCELERATOR = re.compile(r"[_&~](?=\w)")
MARKUP = re.compile(r"<[^<>]+>|&[a-z]+;|\{\{.*?\}\}|\$\d|%\(?\w*\)?[sdiufg]|\\[nrt]")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]{2}", re.IGNORECASE)
BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "title", "caption")
LONGEST_RATIO = 3.0


def pairs_of(package: Path) -> Iterator[Pair]:
    """Yield every pair one package holds, in the order of its files."""
    pages: dict[str, bytes] = {}
    with members(package) as archive:
        for member in archive:
            if not member.isfile():
                continue
            name = member.name
            if RUSSIAN_CATALOGUE.search(name) or PAGE.search(name) or is_json(name):
                content = archive.extractfile(member)
                if content is None:
                    continue
                data = content.read()
                if name.endswith(".mo"):
                    yield from catalogue(data)
                else:
                    pages[name] = data
    yield from json_pairs(pages)
    yield from page_pairs(pages)


def pages_of(package: Path) -> dict[str, bytes]:
    """Return the pages of one package by name, for manuals whose languages are packages of their own."""
    with members(package) as archive:
        return {
            member.name: content.read()
            for member in archive
            if member.isfile() and PAGE.search(member.name) and (content := archive.extractfile(member))
        }


def members(package: Path) -> tarfile.TarFile:
    """Open the files of a Debian package for reading in order."""
    tar = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    return tarfile.open(fileobj=io.BytesIO(tar))


def catalogue(data: bytes) -> Iterator[Pair]:
    """Yield the pairs of a GNU message catalogue (gettext manual, «The Format of GNU MO Files»)."""
    order = "<" if struct.unpack("<I", data[:4])[0] == MAGIC else ">"
    count, originals, translations = struct.unpack(f"{order}III", data[8:20])
    for at in range(count):
        english, russian = (
            data[start : start + length].decode("utf-8", "replace").split("\0")
            for table in (originals, translations)
            for length, start in (struct.unpack(f"{order}II", data[table + 8 * at : table + 8 * at + 8]),)
        )
        english[0] = english[0].rpartition("\4")[2]
        yield from clean(russian[0], english[0])
        if len(english) > 1:
            yield from clean(russian[-1], english[-1])


def is_json(name: str) -> bool:
    """True for the Russian and English message files of MediaWiki."""
    return PurePosixPath(name).name in ("ru.json", "en.json")


def json_pairs(pages: dict[str, bytes]) -> Iterator[Pair]:
    """Yield the pairs of JSON catalogues (key → message) that lie side by side."""
    for name, data in pages.items():
        if not name.endswith("ru.json"):
            continue
        other = pages.get(f"{name[:-7]}en.json")
        if other is None:
            continue
        russian, english = json.loads(data), json.loads(other)
        for key in russian:
            if isinstance(russian[key], str) and isinstance(english.get(key), str):
                yield from clean(russian[key], english[key])


def page_pairs(russian: dict[str, bytes], english: dict[str, bytes] | None = None) -> Iterator[Pair]:
    """Yield the pairs of pages that exist in both languages, paragraph by paragraph."""
    for name in russian:
        other = next((twin for twin in twins(name) if twin in (english or russian)), None)
        if other is not None:
            yield from matched(blocks(russian[name]), blocks((english or russian)[other]))


def twins(name: str) -> Iterator[str]:
    """Yield the names the English page of a Russian one may have."""
    for ours, theirs in LANGUAGES:
        if f"/{ours}/" in name:
            yield name.replace(f"/{ours}/", f"/{theirs}/")
        if f"-{ours}/" in name and f".{ours}." in name:
            yield name.replace(f"-{ours}/", "/").replace(f".{ours}.", f".{theirs}.")


def blocks(data: bytes) -> list[tuple[str, str]]:
    """Return (key, text) of each paragraph of a page; the key is its identifier where it has one, else its
    tag.
    """
    from lxml import etree, html

    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, ValueError):
        return []
    found = []
    for node in tree.iter(*BLOCKS):
        if next(node.iterdescendants(*BLOCKS), None) is None:
            text = " ".join(node.text_content().split())
            identifier = node.get("id") or ""
            found.append((identifier if identifier.startswith(("par_", "hd_")) else str(node.tag), text))
    return found


def matched(russian: list[tuple[str, str]], english: list[tuple[str, str]]) -> Iterator[Pair]:
    """Yield the pairs of two pages by identifier, or by runs of equal tags when they have none."""
    named = dict(english)
    if sum(key.startswith(("par_", "hd_")) for key, _ in russian) * 2 > len(russian):
        for key, text in russian:
            if key in named and key.startswith(("par_", "hd_")):
                yield from clean(text, named[key])
        return
    matcher = SequenceMatcher(None, [key for key, _ in russian], [key for key, _ in english], autojunk=False)
    if matcher.ratio() < 0.9:
        return
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            yield from clean(russian[match.a + step][1], english[match.b + step][1])


def clean(russian: str, english: str) -> Iterator[Pair]:
    """Yield the pair without mark-up and keyboard marks, or nothing when it is no translation."""
    texts = [" ".join(MARKUP.sub(" ", ACCELERATOR.sub("", text)).split()) for text in (russian, english)]
    if not CYRILLIC.search(texts[0]) or CYRILLIC.search(texts[1]) or not LATIN.search(texts[1]):
        return
    longer, shorter = max(map(len, texts)), min(map(len, texts))
    if shorter > 15 and longer / shorter > LONGEST_RATIO:
        return
    yield texts[0], texts[1]
