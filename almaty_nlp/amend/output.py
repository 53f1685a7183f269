"""The amended text in the form of its base, and the report on the operations."""

from __future__ import annotations

import json
from pathlib import Path

from almaty_nlp.amend.applier import Amended
from almaty_nlp.amend.draft import Drafted
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document, Kind, Layer, Run
from almaty_nlp.model.message import Message, Ui

SCHEMA = "almaty-amend/1"
ROUNDS = 4
MARK = b"\xef\xbb\xbf"


def amended_file(base: Document, amended: Amended, ending: str, *, tracked: bool = False) -> bytes:
    """Return the file of the base with the amendments in it; whatever they leave alone stays byte by byte.

    `ending` is «md» or «docx»; a Word document can also be given as Markdown. Raises InputError for another
    form.
    """
    if ending == "md" and base.format == "md":
        return _markdown(base, amended)
    if ending == "md":
        from almaty_nlp.writers.markdown import to_markdown

        return to_markdown(amended.document).encode()
    if ending == "docx" and base.format == "docx":
        return _docx(base, amended, tracked=tracked)
    raise InputError(
        Message(
            en=f"{base.path}: the amended text of a .{base.format} file cannot be written as .{ending}",
            ru=f"{base.path}: изменённый текст файла .{base.format} нельзя записать как .{ending}",
        )
    )


def drafted_file(drafted: Drafted, language: str, ending: str) -> bytes:
    """Return a drafted instrument as a file: «md», or «docx» with plain paragraphs that a drafter styles.

    Raises InputError for another form.
    """
    if ending == "md":
        return drafted.text.encode()
    if ending != "docx":
        raise InputError(
            Message(
                en=f"a drafted instrument is written as .md or .docx, not as .{ending}",
                ru=f"проект документа записывается в .md или .docx, а не в .{ending}",
            )
        )
    import io

    from docx import Document as new_package

    from almaty_nlp.readers.markdown import parse_markdown

    package = new_package()
    package.core_properties.language = language
    for block in parse_markdown(drafted.text).blocks:
        heading = block.kind is Kind.HEADING
        paragraph = package.add_paragraph(style="Title" if heading and block.level == 1 else "Normal")
        mark = "#" * block.level + " " if heading and block.level > 1 else ""
        if mark or block.label:
            paragraph.add_run(f"{mark}{block.label} ".lstrip() if block.label else mark)
        at = 0
        for run in (*block.runs, Run(len(block.text), len(block.text))):
            paragraph.add_run(block.text[at : run.start])
            marked = paragraph.add_run(block.text[run.start : run.end])
            marked.bold, marked.italic = run.bold or None, run.italic or None
            at = run.end
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def _docx(base: Document, amended: Amended, *, tracked: bool) -> bytes:
    """The package of the base, amended; where Word's numbering would print other numbers than the instrument
    gives, they are typed.
    """
    import tempfile

    from almaty_nlp.readers import read
    from almaty_nlp.writers.docx.rewrite import rewritten

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "amended.docx"
        typed: set[str] = set()
        data = rewritten(base, amended.document)
        for _ in range(ROUNDS):
            place.write_bytes(data)
            wrong = _mislabelled(amended.document, read(place)) - typed
            if not wrong:
                break
            fresh = {identifier for identifier in wrong if identifier not in base.index}
            typed |= fresh or wrong  # a new number between others often sets the others right
            data = rewritten(base, amended.document, typed)
        if not tracked:
            return data
        place.write_bytes(data)
        return _redlined(base, read(place))


def _redlined(base: Document, new: Document) -> bytes:
    from almaty_nlp.comparison import diff
    from almaty_nlp.comparison.words import compare_words
    from almaty_nlp.writers.docx import Signature
    from almaty_nlp.writers.docx.redline import redlined

    return redlined(diff(base, new), lambda one, two: compare_words(one, two).words(), Signature())


def _mislabelled(wanted: Document, written: Document) -> set[str]:
    """Blocks whose printed number is not the one that was wanted."""
    rows = [[b for b in d.blocks if b.layer is Layer.BODY] for d in (wanted, written)]
    if len(rows[0]) != len(rows[1]):
        return set()
    return {a.id for a, b in zip(*rows, strict=True) if a.label != b.label and a.text == b.text}


def _markdown(base: Document, amended: Amended) -> bytes:
    from almaty_nlp.readers.raw import raw_text
    from almaty_nlp.writers.markdown_rewrite import rewrite_markdown

    path = Path(base.path)
    text = rewrite_markdown(raw_text(path), base, amended.document)
    data = path.read_bytes()
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return (MARK if data.startswith(MARK) else b"") + text.encode()


def report_json(base: str, instrument: str, amended: Amended, ui: Ui) -> str:
    """Return the report of `amend apply --report` (schema almaty-amend/1), its sentences in a language."""
    operations = []
    for outcome in amended.outcomes:
        row: dict[str, object] = {
            "op": outcome.op,
            "action": outcome.action,
            "target": outcome.target,
            "status": outcome.status,
        }
        if outcome.reason is not None:
            row["reason"] = outcome.reason.of(ui)
        row["candidates"] = list(outcome.candidates)
        row["warnings"] = [warning.of(ui) for warning in outcome.warnings]
        operations.append(row)
    report = {"schema": SCHEMA, "base": base, "instrument": instrument, "operations": operations}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"
