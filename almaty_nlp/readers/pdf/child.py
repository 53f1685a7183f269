"""Reading a stranger's PDF in a process of its own: a crash of the C library, or a hang, costs one
document."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from almaty_nlp.errors import AlmatyError, InputError, MissingEngine
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import messages
from almaty_nlp.readers.pdf.opening import Clock

MEMORY = 800 << 20
"""Bytes of data the child may hold."""
GRACE = 10.0
"""Seconds past the limit until the child, which watches the clock itself, is ended."""
START = (
    "import json, sys; sys.path[:] = json.loads(sys.stdin.readline())['path']; "
    "from almaty_nlp.readers.pdf import child; child.serve()"
)
HEAD = struct.Struct("<Q?")
"""What stands before an answer: how many bytes it has, and whether the child can take another order."""
LARGE = 400 << 20
"""Bytes a child may have held and still take another order: the next file would miss what it keeps."""
LONGEST = 1 << 31
"""Bytes of an answer that are taken from a child."""
TRUSTED = "almaty_nlp.model."
PLAIN = {("array", "array"), ("array", "_array_reconstructor")}


@dataclass(slots=True)
class _Child:
    """The process that reads; `ready` says that it can take an order."""

    process: subprocess.Popen[bytes]
    ready: bool = True

    @classmethod
    def started(cls) -> _Child:
        process = subprocess.Popen(
            [sys.executable, "-c", START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        child = cls(process)
        child._send({"path": sys.path})
        return child

    def answer(self, order: dict[str, Any], seconds: float) -> bytes:
        """Return the answer to an order; empty when the child died, TimeoutError when none came in time."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self.end()

        watch = threading.Timer(seconds, end)
        watch.start()
        try:
            self._send(order)
            answer = self._received()
        finally:
            watch.cancel()
        if late.is_set():
            raise TimeoutError
        return answer

    def end(self) -> None:
        """End the child and what it started, where they still run."""
        if self.process.poll() is None:
            if hasattr(os, "killpg"):
                with suppress(ProcessLookupError):
                    os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End the child and close the pipes to it."""
        self.end()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _send(self, order: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        with suppress(OSError):  # a child that is dead already gives no answer, which says all
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            self.process.stdin.flush()

    def _received(self) -> bytes:
        assert self.process.stdout is not None
        head = self.process.stdout.read(HEAD.size)
        if len(head) < HEAD.size:
            return b""
        length, self.ready = HEAD.unpack(head)
        answer = self.process.stdout.read(min(length, LONGEST))
        return answer if len(answer) == length else b""


@dataclass(slots=True)
class _Shelter:
    """The child that the PDFs of a batch share, started when the first one comes."""

    child: _Child | None = None

    def close(self) -> None:
        if self.child is not None:
            self.child.close()
            self.child = None


_shelter: ContextVar[_Shelter | None] = ContextVar("_shelter", default=None)


@contextmanager
def shared() -> Iterator[None]:
    """Let all `read_pdf_in_child` inside use one child, as long as it gives documents."""
    shelter = _Shelter()
    token = _shelter.set(shelter)
    try:
        yield
    finally:
        _shelter.reset(token)
        shelter.close()


def read_pdf_in_child(path: Path, limits: Limits | None = None, ocr: bool = False) -> Document:
    """Like `read_pdf`, in a child process with limits of time and memory (where the system has them).

    Raises InputError, with one line, also when the child crashes, hangs or runs out of memory. A child that
    did not give a document is not asked again: the next file gets a fresh one.
    """
    limits = limits or Limits()
    shelter = _shelter.get() or _Shelter()
    child, shelter.child = shelter.child or _Child.started(), None
    kept = False
    try:
        answer = child.answer(
            {"file": str(path), "limits": asdict(limits), "ocr": ocr}, limits.seconds + GRACE
        )
        document = _opened(answer, path)
        kept = child.ready and shelter is _shelter.get()
    except TimeoutError as error:
        raise InputError(messages.too_slow(path, limits.seconds)) from error
    finally:
        if kept:
            shelter.child = child
        else:
            child.close()
    return document


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


def serve() -> None:
    """Read the files of the orders on standard input, one answer each on standard output: the child's life.

    It ends with its input; whoever finds it no longer ready after an answer ends it sooner.
    """
    from almaty_nlp.readers.pdf.reader import read_pdf

    _limit_memory()
    Clock.alarmed = hasattr(signal, "setitimer")
    for line in sys.stdin:
        order = json.loads(line)
        answer: tuple[str, object]
        try:
            answer = ("document", read_pdf(Path(order["file"]), Limits(**order["limits"]), order["ocr"]))
        except MissingEngine as error:
            answer = ("engine", error.message)
        except AlmatyError as error:
            answer = ("input", error.message)
            Clock(Path(order["file"]), 0).rest()
        data = pickle.dumps(answer, protocol=5)
        sys.stdout.buffer.write(HEAD.pack(len(data), _held() < LARGE))
        sys.stdout.buffer.write(data)
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


def _held() -> int:
    """Bytes of memory this process held at its highest; 0 where the system does not say.

    Linux counts for `ru_maxrss` what the parent held when it started the process; what it says of the address
    space itself (proc(5), VmHWM) is the process's own.
    """
    with suppress(OSError), open("/proc/self/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
