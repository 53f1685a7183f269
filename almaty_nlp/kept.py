"""Many small results kept on disk by the hash of what they were made from, in one bounded table.

As `almaty_nlp.cache`: `ALMATY_NO_CACHE` turns it off, and a table that cannot be used is no error.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from almaty_nlp.resources import cache_folder

ASKED_AT_ONCE = 500
"""Keys in one question: SQLite takes a thousand."""
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
"""Errors of a table that is made anew; the last one is that of other columns than ours."""
PATIENCE = 2.0
"""Seconds to wait for another process that writes."""


def digest(*parts: str) -> str:
    """Return the key of a content."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Kept:
    """The table `name`; of more than `most` results the oldest go."""

    def __init__(self, name: str, most: int) -> None:
        self.name, self.most = name, most

    @property
    def path(self) -> Path:
        """The file of the table."""
        return cache_folder() / f"{self.name}.sqlite"

    def recall(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what is kept under the keys; what is not is left out."""
        found: dict[str, bytes] = {}
        if _off() or not self.path.is_file():
            return found
        with _quietly(), self._open() as table:
            for at in range(0, len(keys), ASKED_AT_ONCE):
                some = keys[at : at + ASKED_AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(table.execute(f"select key, data from kept where key in ({marks})", some))
        return found

    def remember(self, results: Mapping[str, bytes]) -> None:
        """Keep the results, all or none of them, and let the oldest go."""
        if _off() or not results:
            return
        with _quietly():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._write(results)
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode not in DAMAGED:  # such as a table that another process holds
                    return
                self.path.unlink(missing_ok=True)
                self._write(results)

    def _write(self, results: Mapping[str, bytes]) -> None:
        with self._open() as table, table:
            table.execute("create table if not exists kept (key text primary key, data blob)")
            table.executemany("insert or replace into kept values (?, ?)", results.items())
            table.execute(
                "delete from kept where rowid <= (select max(rowid) from kept) - ?",
                (self.most,),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as table:
            yield table


def _off() -> bool:
    return bool(os.environ.get("ALMATY_NO_CACHE"))


@contextmanager
def _quietly() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error):
        return
