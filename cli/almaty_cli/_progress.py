"""A line on standard error while a long run goes on; only in a terminal, only after a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from almaty_cli._ui import say

PATIENCE = 1.0
"""Seconds of silence before anything is shown: a quick run needs no progress."""


class Progress:
    """Shows which document is at work. Use as a context manager and call it with each path."""

    def __init__(self, total: int, *, wanted: bool) -> None:
        self._total = total
        self._done = 0
        self._line = ""
        self._shown = False
        self._wanted = wanted and sys.stderr.isatty()
        self._timer = threading.Timer(PATIENCE, self._start)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._wanted:
            self._timer.start()
        return self

    def __call__(self, path: str) -> None:
        self._done += 1
        count = f" ({self._done}/{self._total})" if self._total > 1 else ""
        self._line = f"{say('checking', 'проверяется')} {path}{count} …"
        if self._shown:
            self._draw(self._line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._shown:
            self._draw("")

    def _start(self) -> None:
        self._shown = True
        self._draw(self._line)

    @staticmethod
    def _draw(line: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{line}")
        sys.stderr.flush()
