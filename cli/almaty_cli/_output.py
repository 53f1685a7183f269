"""Results to standard output or to a file, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.files import check_place, write_whole
from almaty_nlp.model.message import Message


def target(output: Path | None, inputs: Iterable[Path] = ()) -> Path | None:
    """Return the file to write to; None for standard output («-» or nothing named).

    InputError at once when nothing can be written there, and when it is one of the inputs: nobody wants
    to hear it after the work, or to lose the document.
    """
    if output is None or str(output) == "-":
        return None
    check_place(output)
    if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
        raise InputError(
            Message(
                en=f"{output}: this would overwrite the document that is read; name another file with -o",
                ru=f"{output}: это затёрло бы читаемый документ; укажите другой файл ключом -o",
            )
        )
    return output


def deliver(data: str | bytes, output: Path | None) -> None:
    """Write a result to the file, or to standard output as UTF-8 whatever the locale says."""
    if output is not None:
        write_whole(output, data)
        return
    raw = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def show_aside(text: str, *, beside_data: bool) -> None:
    """Write a text for people: on standard output, or on standard error beside data for programs."""
    if beside_data:
        sys.stderr.write(text)
    else:
        deliver(text, None)


def in_terminal() -> bool:
    """Return True when a person looks at standard output (or FORCE_COLOR says that one will)."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def complain(line: str) -> None:
    """Write one line to standard error, without the control characters a file name may hold."""
    printable = "".join(sign if sign.isprintable() else " " for sign in line)
    print(f"almaty: {' '.join(printable.split())}", file=sys.stderr)
