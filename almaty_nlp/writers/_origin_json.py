"""Origins as JSON and back: tuples of numbers, since there are many of them."""

from __future__ import annotations

from typing import Any

from almaty_nlp.model.origin import DocxOrigin, DocxPiece, Origin, PdfLine, PdfOrigin, TextOrigin, TextPiece


def origin_to(origin: Origin | None) -> dict[str, Any] | None:
    """Return an origin as a JSON object with its `kind` (text, docx, pdf), or None."""
    match origin:
        case None:
            return None
        case TextOrigin():
            return {"kind": "text", "pieces": [[p.start, p.line, p.column] for p in origin.pieces]}
        case DocxOrigin():
            pieces = [[p.start, p.end, p.node, p.offset] for p in origin.pieces]
            return {"kind": "docx", "part": origin.part, "paragraph": origin.paragraph, "pieces": pieces}
        case PdfOrigin():
            return {"kind": "pdf", "lines": [_line(line) for line in origin.lines]}


def origin_from(data: dict[str, Any] | None) -> Origin | None:
    """Return the origin that `origin_to` wrote. Raises ValueError for a kind it does not know."""
    if data is None:
        return None
    match data["kind"]:
        case "text":
            return TextOrigin(tuple(TextPiece(*piece) for piece in data["pieces"]))
        case "docx":
            pieces = tuple(DocxPiece(*piece) for piece in data["pieces"])
            return DocxOrigin(data["part"], data["paragraph"], pieces)
        case "pdf":
            return PdfOrigin(tuple(map(_read_line, data["lines"])))
        case kind:
            raise ValueError(f"unknown kind of origin: {kind!r}")


def _line(line: PdfLine) -> dict[str, Any]:
    return {
        "start": line.start,
        "end": line.end,
        "page": line.page,
        "box": list(line.box),
        "edges": list(line.edges),
    }


def _read_line(data: dict[str, Any]) -> PdfLine:
    x0, y0, x1, y1 = data["box"]
    return PdfLine(data["start"], data["end"], data["page"], (x0, y0, x1, y1), tuple(data["edges"]))
