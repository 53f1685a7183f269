"""Redlines of random edits of random Word documents: accepted they are NEW, rejected OLD."""

from __future__ import annotations

import importlib.util
import random
import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.sax.saxutils import escape

import pytest

from almaty_nlp.comparison import diff
from almaty_nlp.comparison.words import compare_words
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import View
from almaty_nlp.readers import read
from almaty_nlp.writers.docx import Signature
from almaty_nlp.writers.docx.redline import redlined

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SIGNED = Signature("А. Редактор", "2025-03-14T09:30:00Z")
VOCABULARY = re.findall(
    r"\S+",
    "участники совещания рассматривают доклад секретариата о выполнении плана и принимают решение не позднее "
    "тридцати дней после получения каждая сторона назначает координатора который может созывать группу "
    "экспертов the parties shall meet twice a year and may invite observers from any State [if] agreed by "
    "consensus of 2027",
)
KINDS = re.findall(
    r"\S+",
    "b i link anchor note note endnote field simple sdt tab br hyphen mark comment shape box math",
)
HOLDERS = ("note", "endnote", "box")


@dataclass
class Run:
    """A stretch of text of some kind; `inner` is the paragraph of the note or box that it calls."""

    kind: str
    text: str
    inner: Para | None = None


@dataclass
class Para:
    """A paragraph: its runs, style, list level; `control` puts it into a content control."""

    runs: list[Run] = field(default_factory=list)
    style: str = ""
    level: int | None = None
    control: bool = False


@dataclass
class Table:
    """Rows of cells of paragraphs and tables."""

    rows: list[list[list[Any]]]


@dataclass
class Version:
    """A document; `number` is the id of its list."""

    body: list[Any]
    header: list[Any]
    number: int = 1


class Maker:
    """Makes documents and edits them."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def words(self, most: int) -> str:
        return " ".join(self.dice.choices(VOCABULARY, k=self.dice.randint(1, most))) + " "

    def para(self, rich: bool = True) -> Para:
        runs = []
        for _ in range(self.dice.choice((0, 1, 2, 3, 4, 5))):
            kind = self.dice.choice(KINDS) if rich and self.dice.random() < 0.35 else "t"
            runs.append(Run(kind, self.words(8), self.para(False) if kind in HOLDERS else None))
        made = Para(runs)
        fate = self.dice.random() if rich else 1.0
        if fate < 0.12:
            made.style = self.dice.choice(("Heading1", "Heading2"))
        elif fate < 0.4:
            made.level = self.dice.choice((0, 0, 1))
        made.control = 0.4 <= fate < 0.45
        return made

    def table(self, nested: bool = False) -> Table:
        width = self.dice.randint(1, 3)
        return Table([[self.cell(nested) for _ in range(width)] for _ in range(self.dice.randint(1, 4))])

    def cell(self, nested: bool) -> list[Any]:
        made: list[Any] = [self.para(not nested and self.dice.random() < 0.3)]
        if not nested and self.dice.random() < 0.06:
            made.insert(0, self.table(nested=True))
        return made

    def version(self) -> Version:
        body = [
            self.table() if self.dice.random() < 0.12 else self.para()
            for _ in range(self.dice.randint(3, 12))
        ]
        header = [self.para(False)] if self.dice.random() < 0.5 else []
        return Version([Para([Run("t", "Положение о порядке работы совещания сторон.")]), *body], header)

    def edited(self, version: Version) -> Version:
        new = deepcopy(version)
        for _ in range(self.dice.randint(1, 7)):
            self.edit(new.body)
        if self.dice.random() < 0.2:
            new.header = [] if new.header else [self.para(False)]
        elif new.header:
            self.edit(new.header, rich=False)
        if not isinstance(new.body[-1], Para):
            new.body.append(Para())
        new.number += self.dice.choice((0, 3))
        return new

    def edit(self, items: list[Any], rich: bool = True) -> None:
        at = self.dice.randrange(len(items))
        item = items[at]
        match self.dice.choice(("words", "words", "words", "in", "in", "out", "move", "split", "look")):
            case "words" if isinstance(item, Table):
                self.edit_table(item)
            case "words":
                self.edit_words(item)
            case "in":
                table = rich and self.dice.random() < 0.15
                items.insert(at, self.table() if table else self.para(rich))
            case "out" if len(items) > 1:
                del items[at]
            case "move" if len(items) > 1:
                items.insert(self.dice.randrange(len(items)), items.pop(at))
            case "split" if isinstance(item, Para) and len(item.runs) > 1:
                half = len(item.runs) // 2
                items.insert(at + 1, Para(item.runs[half:], item.style, item.level))
                del item.runs[half:]
            case "look" if isinstance(item, Para) and rich:
                item.style, item.level = self.dice.choice((("", None), ("Heading2", None), ("", 0), ("", 1)))

    def edit_table(self, table: Table) -> None:
        width = len(table.rows[0])
        match self.dice.choice(("row", "less", "column", "cell", "cell")):
            case "row":
                row = [self.cell(nested=True) for _ in range(width)]
                table.rows.insert(self.dice.randint(0, len(table.rows)), row)
            case "less" if len(table.rows) > 1:
                del table.rows[self.dice.randrange(len(table.rows))]
            case "column":
                for row in table.rows:
                    row.insert(width // 2, self.cell(nested=True))
            case _:
                cell = self.dice.choice(self.dice.choice(table.rows))
                self.edit(cell, rich=False)
                if not isinstance(cell[-1], Para):
                    cell.append(Para())

    def edit_words(self, para: Para) -> None:
        at = self.dice.randint(0, len(para.runs))
        run = para.runs[at] if at < len(para.runs) else None
        match self.dice.choice(("in", "out", "word", "word", "inner")):
            case "out" if run:
                del para.runs[at]
            case "word" if run:
                words = run.text.split(" ")
                words[self.dice.randrange(len(words))] = self.dice.choice(VOCABULARY)
                run.text = " ".join(words)
            case "inner" if run and run.inner:
                self.edit_words(run.inner)
            case _:
                kind = self.dice.choice(("t", "t", "b", "note", "link", "tab"))
                inner = self.para(False) if kind in HOLDERS else None
                para.runs.insert(at, Run(kind, self.words(4), inner))


class Writer:
    """Writes one document as a Word package."""

    def __init__(self, version: Version, seed: int) -> None:
        self.version, self.dice = version, random.Random(seed)
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.last = 100

    def run(self, text: str, look: str = "") -> str:
        at = self.dice.randint(0, len(text)) if self.dice.random() < 0.3 else 0
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        parts = (part for part in (text[:at], text[at:]) if part)
        return "".join(
            f'<w:r>{properties}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in parts
        )

    def shown(self, run: Run) -> str:
        text = self.run(run.text)
        self.last += 1
        inner = self.para(run.inner) if run.inner else ""
        if run.kind in ("note", "endnote"):
            kind = "footnote" if run.kind == "note" else "endnote"
            self.notes[kind].append(inner)
            return f'{text}<w:r><w:{kind}Reference w:id="{len(self.notes[kind]) + 1}"/></w:r>'
        forms = {
            "b": self.run(run.text, "<w:b/>"),
            "i": self.run(run.text, "<w:i/>"),
            "link": f'<w:hyperlink r:id="rIdL">{text}</w:hyperlink>',
            "anchor": f'<w:hyperlink w:anchor="там">{text}</w:hyperlink>',
            "simple": f'<w:fldSimple w:instr=" PAGE ">{text}</w:fldSimple>',
            "field": '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText> REF x </w:instrText></w:r>"
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "sdt": f"<w:sdt><w:sdtPr/><w:sdtContent>{text}</w:sdtContent></w:sdt>",
            "tab": f"{text}<w:r><w:tab/></w:r>",
            "br": f"{text}<w:r><w:br/></w:r>",
            "hyphen": f"{text}<w:r><w:noBreakHyphen/><w:t>я</w:t></w:r>",
            "mark": f'<w:bookmarkStart w:id="{self.last}" w:name="b{self.last}"/>{text}'
            f'<w:bookmarkEnd w:id="{self.last}"/>',
            "comment": f'<w:commentRangeStart w:id="{self.last}"/>{text}'
            f'<w:commentRangeEnd w:id="{self.last}"/>',
            "shape": f'{text}<w:r><w:pict><v:rect style="width:9pt"/></w:pict></w:r>',
            "box": f"{text}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>",
            "math": f"{text}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        }
        return forms.get(run.kind, text)

    def para(self, para: Para) -> str:
        style = f'<w:pStyle w:val="{para.style}"/>' if para.style else ""
        if para.level is not None:
            number = self.version.number
            style += f'<w:numPr><w:ilvl w:val="{para.level}"/><w:numId w:val="{number}"/></w:numPr>'
        properties = f"<w:pPr>{style}</w:pPr>" if style else ""
        made = f"<w:p>{properties}{''.join(map(self.shown, para.runs))}</w:p>"
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>" if para.control else made

    def item(self, item: Para | Table) -> str:
        if isinstance(item, Para):
            return self.para(item)
        rows = ("".join(f"<w:tc>{''.join(map(self.item, cell))}</w:tc>" for cell in row) for row in item.rows)
        return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"

    def write(self, path: Path) -> Path:
        body = "\n".join(map(self.item, self.version.body))
        parts = {"styles": _styles(), "numbering": _numbering(self.version.number)}
        sections = ""
        if self.version.header:
            parts["header1"] = f"<w:hdr {SPACES}>{''.join(map(self.item, self.version.header))}</w:hdr>"
            sections = '<w:headerReference w:type="default" r:id="rheader1"/>'
        for kind, held in self.notes.items():
            notes = "".join(f'<w:{kind} w:id="{at + 2}">{note}</w:{kind}>' for at, note in enumerate(held))
            parts[f"{kind}s"] = f"<w:{kind}s {SPACES}>{notes}</w:{kind}s>"
        links = "".join(
            f'<Relationship Id="r{name}" Type="{OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for name in parts
        )
        links += f'<Relationship Id="rIdL" Type="{OFFICE}/hyperlink" Target="urn:x" TargetMode="External"/>'
        parts["document"] = (
            f"<w:document {SPACES}><w:body>{body}<w:sectPr>{sections}</w:sectPr></w:body></w:document>"
        )
        start = f'<Relationships xmlns="{PACKAGE}/relationships">'
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
            lead = f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            package.writestr("_rels/.rels", f"{start}{lead}</Relationships>")
            package.writestr("word/_rels/document.xml.rels", f"{start}{links}</Relationships>")
            for name, text in parts.items():
                package.writestr(f"word/{name}.xml", text)
        return path


def _styles() -> str:
    heads = (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
        for level in (1, 2)
    )
    return f"<w:styles {SPACES}>{''.join(heads)}</w:styles>"


def _numbering(number: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/><w:lvlText w:val="%{level + 1}."/></w:lvl>'
        for level, form in enumerate(("decimal", "lowerLetter"))
    )
    return (
        f'<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _made(folder: Path, seed: int) -> tuple[Path, Path, Path]:
    """OLD, NEW and the redline of a seed."""
    maker = Maker(seed)
    version = maker.version()
    old = Writer(version, seed).write(folder / f"{seed}-old.docx")
    new = Writer(maker.edited(version), -seed).write(folder / f"{seed}-new.docx")
    out = folder / f"{seed}-redline.docx"
    try:
        comparison = diff(read(old), read(new))
    except InputError:  # rewritten from end to end
        pytest.skip("nothing in common")
    out.write_bytes(redlined(comparison, lambda a, b: compare_words(a, b).words(), SIGNED))
    return old, new, out


def _texts(path: Path, view: View = View.ACCEPTED) -> list[str]:
    """The texts of all paragraphs, less those of notes that nothing calls: Word drops these."""
    document = read(path, view=view)
    notes = (*document.footnotes, *document.endnotes)
    loose = {block for note in notes if not note.anchors for block in note.blocks}
    return sorted(
        block.text.strip() for block in document.blocks if block.text.strip() and block.id not in loose
    )


SEEDS = range(0, 120, 10)


@pytest.mark.parametrize("first", SEEDS)
def test_our_reader_sees_new_accepted_and_old_rejected(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 10):
        old, new, out = _made(tmp_path, seed)
        assert _texts(out) == _texts(new), seed
        assert _texts(out, View.ORIGINAL) == _texts(old), seed


@pytest.mark.parametrize("seed", range(1, 120, 9))
def test_changes_a_file_holds_already_are_resolved_first(tmp_path: Path, seed: int) -> None:
    """A redline holds its OLD and its NEW: compared with itself in the two views it comes out the same."""
    old, new, out = _made(tmp_path, seed)
    again = tmp_path / "again.docx"
    comparison = diff(read(out, view=View.ORIGINAL), read(out))
    again.write_bytes(redlined(comparison, lambda a, b: compare_words(a, b).words(), SIGNED))
    assert _texts(again) == _texts(new)
    assert _texts(again, View.ORIGINAL) == _texts(old)


@pytest.fixture(scope="module")
def resolver(shared: Path) -> ModuleType:
    """The resolver of the acceptance kit, which knows nothing of ours."""
    spec = importlib.util.spec_from_file_location("kit", shared / "acceptance" / "accept_reject.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("first", SEEDS)
def test_a_foreign_resolver_comes_to_the_same(tmp_path: Path, resolver: ModuleType, first: int) -> None:
    """Paragraph by paragraph, also empty ones, with styles and levels, and with marks that are in order."""
    for seed in range(first, first + 10):
        old, new, out = _made(tmp_path, seed)
        roots = resolver.parts(out)
        for accept, path in ((True, new), (False, old)):
            got = resolver.state(resolver.referenced(roots, accept))
            want = resolver.state(resolver.referenced(resolver.parts(path), None))
            assert got == want, (seed, accept)
        marks = resolver.census(roots)
        empty = b'<w:delText xml:space="preserve"></w:delText>', b"<w:delText/>"
        with zipfile.ZipFile(out) as package:
            data = package.read("word/document.xml")
        assert not any(form in data for form in empty)
        wrong = ("duplicate_ids", "unpaired_moves", "unsigned", "undated")
        assert not any(marks[name] for name in wrong)


PARAGRAPH = re.compile(rb"<w:p>(?:(?!<w:p>).)*?</w:p>", re.DOTALL)


def test_a_list_under_another_id_is_no_revision(tmp_path: Path) -> None:
    version = Version([Para([Run("t", f"Пункт номер {at} плана.")], level=at % 2) for at in range(6)], [])
    old = Writer(version, 1).write(tmp_path / "old.docx")
    shifted = deepcopy(version)
    shifted.number = 7
    shifted.body[3].runs[0].text = "Пункт номер три плана."
    new = Writer(shifted, 1).write(tmp_path / "new.docx")
    data = redlined(diff(read(old), read(new)), lambda a, b: compare_words(a, b).words(), SIGNED)
    out = tmp_path / "out.docx"
    out.write_bytes(data)
    with zipfile.ZipFile(out) as one, zipfile.ZipFile(new) as two:
        got, want = (PARAGRAPH.findall(package.read("word/document.xml")) for package in (one, two))
        assert [a == b for a, b in zip(got, want, strict=True)] == [True, True, True, False, True, True]
        assert b"Change" not in one.read("word/document.xml")
        untouched = [name for name in two.namelist() if name != "word/document.xml"]
        assert all(one.read(name) == two.read(name) for name in untouched)


def test_two_insertions_beside_a_paragraph_mark_are_kept_apart(tmp_path: Path) -> None:
    """LibreOffice 7 would join the paragraphs: what is inserted at an end is not followed by an insertion."""
    texts = (["Первый пункт", "Второй пункт"], ["Первый пункт плана", "Новый Второй пункт"])
    paths = [
        Writer(Version([Para([Run("t", text)]) for text in side], []), 1).write(tmp_path / f"{at}.docx")
        for at, side in enumerate(texts)
    ]
    data = redlined(diff(*map(read, paths)), lambda a, b: compare_words(a, b).words(), SIGNED)
    out = tmp_path / "out.docx"
    out.write_bytes(data)
    with zipfile.ZipFile(out) as package:
        xml = package.read("word/document.xml").decode()
    between = re.search(r"</w:ins></w:p>\s*<w:p>(?:<w:pPr>.*?</w:pPr>)?<w:ins ", xml)
    assert between is None
    assert _texts(out, View.ORIGINAL) == _texts(paths[0])
