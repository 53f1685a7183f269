"""Timing and memory: of a call in this process, of a command as a process of its own."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def best(call: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of several calls: the others measure the machine's other work."""
    found = math.inf
    for _ in range(times):
        start = time.perf_counter()
        call()
        found = min(found, time.perf_counter() - start)
    return found


def process(command: Sequence[str], times: int = 3) -> tuple[float, float]:
    """Quickest seconds and peak MB of memory of a command; CalledProcessError when it does not end with 0."""
    seconds, memory = math.inf, 0.0
    for _ in range(times):
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = min(seconds, time.perf_counter() - start)
        child.returncode = os.waitstatus_to_exitcode(status)
        memory = max(memory, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))
        if child.returncode:  # Python ends with 1 where it finds no module to run: no time of ours
            raise subprocess.CalledProcessError(child.returncode, list(command))
    return seconds, memory


def almaty(*arguments: str | Path) -> list[str]:
    """The command line of this environment's `almaty`."""
    return [sys.executable, "-m", "almaty_cli", *map(str, arguments)]


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Slope of log(seconds) over log(size), by least squares: 1 is linear growth."""
    x, y = [math.log(size) for size in sizes], [math.log(max(second, 1e-9)) for second in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum(
        (a - mean_x) ** 2 for a in x
    )
