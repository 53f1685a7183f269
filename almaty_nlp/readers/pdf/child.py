"""Reading a stranger's PDF in a process of its own: a crash of the C library, or a hang, costs one
document."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from almaty_nlp.errors import AlmatyError, InputError, MissingEngine
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import messages

MEMORY = 1 << 30
"""Bytes of data the child may hold."""
GRACE = 10.0
"""Seconds past the limit until the child, which watches the clock itself, is ended."""
START = (
    "import json, sys; order = json.loads(sys.stdin.readline()); sys.path[:] = order['path']; "
    "from almaty_nlp.readers.pdf import child; child.serve(order)"
)
TRUSTED = "almaty_nlp.model."
PLAIN = {("array", "array"), ("array", "_array_reconstructor")}


def read_pdf_in_child(path: Path, limits: Limits | None = None, ocr: bool = False) -> Document:
    """Like `read_pdf`, in a child process with limits of time and memory (where the system has them).

    Raises InputError, with one line, also when the child crashes, hangs or runs out of memory.
    """
    limits = limits or Limits()
    order = {"file": str(path), "limits": asdict(limits), "ocr": ocr, "path": sys.path}
    process = subprocess.Popen(
        [sys.executable, "-c", START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(json.dumps(order).encode() + b"\n", timeout=limits.seconds + GRACE)
    except subprocess.TimeoutExpired as error:
        raise InputError(messages.too_slow(path, limits.seconds)) from error
    finally:
        _end(process)
    if process.returncode:
        raise InputError(messages.died(path))
    return _opened(answer, path)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and what it started, where they still run."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


class _Guarded(pickle.Unpickler):
    """Loads values of the model only: what a hijacked child sends cannot run code here."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(TRUSTED) or (module, name) in PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of the model")


def _opened(answer: bytes, path: Path) -> Document:
    """Return the document of an answer, or raise the error in it."""
    try:
        kind, value = _Guarded(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, TypeError, ValueError, AttributeError, ImportError) as error:
        raise InputError(messages.died(path)) from error
    if kind == "document" and isinstance(value, Document):
        return value
    if isinstance(value, Message):
        raise MissingEngine(value) if kind == "engine" else InputError(value)
    raise InputError(messages.died(path))


def serve(order: dict[str, Any]) -> None:
    """Read the file of an order and write the answer to standard output: the child's whole life."""
    from almaty_nlp.readers.pdf.reader import read_pdf

    _limit_memory()
    answer: tuple[str, object]
    try:
        answer = ("document", read_pdf(Path(order["file"]), Limits(**order["limits"]), order["ocr"]))
    except MissingEngine as error:
        answer = ("engine", error.message)
    except AlmatyError as error:
        answer = ("input", error.message)
    sys.stdout.buffer.write(pickle.dumps(answer, protocol=5))
    sys.stdout.buffer.flush()


def _limit_memory() -> None:
    """Limit the data of this process, where the system can."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    soft = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
