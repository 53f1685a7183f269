"""Opening a stranger's PDF: what is no PDF, broken, encrypted or too large is refused with one line."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from almaty_nlp.errors import InputError
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import messages
from almaty_nlp.readers.pdf.engine import faults, pymupdf

SIGNATURE = b"%PDF-"
STALLED = 12.0
"""Seconds that one page, or opening the file, may take."""
HEAD = 1024
"""ISO 32000 readers accept the signature within the first 1,024 bytes."""


class Clock:
    """Wall time of one reading against its limit; `alarmed` where a single page may end the process, too."""

    alarmed = False
    """Set in a child process, which nobody but the system can take out of the C library."""

    def __init__(self, path: Path, seconds: float) -> None:
        self.path, self.seconds, self.end = path, seconds, time.monotonic() + seconds

    def begin(self) -> None:
        """Check the limit, and give the next page, or the opening of the file, its own time."""
        self.check()
        if self.alarmed:
            signal.setitimer(signal.ITIMER_REAL, STALLED)

    def rest(self) -> None:
        """End the time of the last page."""
        if self.alarmed:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def left(self) -> float:
        """Return the seconds that are left."""
        return max(1.0, self.end - time.monotonic())

    def check(self) -> None:
        """Raise InputError past the limit."""
        if time.monotonic() > self.end:
            raise InputError(messages.too_slow(self.path, self.seconds))


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Any]:
    """Yield the `pymupdf.Document` of a file; InputError when it cannot be read."""
    _check_head(path, limits)
    try:
        document = pymupdf().open(path, filetype="pdf")
    except faults() as error:
        raise InputError(messages.broken(path)) from error
    try:
        _check_document(document, path, limits)
        yield document
    finally:
        document.close()
        pymupdf().TOOLS.store_shrink(100)


def _check_document(document: Any, path: Path, limits: Limits) -> None:
    """Refuse a document that needs a password, has no pages or too many."""
    try:
        locked, count = document.needs_pass, document.page_count
    except faults() as error:
        raise InputError(messages.broken(path)) from error
    if locked:
        raise InputError(messages.encrypted(path))
    if not count:
        raise InputError(messages.no_pages(path))
    if count > limits.max_pages:
        raise InputError(messages.too_many_pages(path, count, limits.max_pages))


def _check_head(path: Path, limits: Limits) -> None:
    """Refuse a file that is missing, empty, too large or no PDF by its first bytes."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise InputError(messages.unreadable(path, error)) from error
    if not size:
        raise InputError(messages.empty(path))
    limits.check_size(path, size)
    if SIGNATURE not in head:
        raise InputError(messages.no_pdf(path))
