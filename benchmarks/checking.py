"""Checking a translation: `almaty check --against` beside pofilter and exact glossary strings.

The script of the corpora beside the checkout plants errors in five texts, both directions; its scorer counts
the errors found in their unit and the findings on the clean pairs. All tools run on the same files, in one
run, each as a process of its own. The peers are handed the true segments, `almaty` aligns by itself.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import almaty

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCRIPT = SHARED / "acceptance" / "mutate_bitext.py"
TEXTS = ("un-charter", "udhr", "cc-by-sa-4.0", "almaty", "sdg")
SEED = "7"
A_KIND = "6"
"""Errors of a kind in a text."""
_KIND = re.compile(r"^(\w+) +unit +(\d+) place +(\d+) of +(\d+)$", re.MULTILINE)
_ALARMS = re.compile(r"false alarms on the clean pair (\d+) in (\d+) words")


@dataclass
class Tally:
    """What a tool found: errors of each kind in their unit, at their place; findings on clean words."""

    unit: Counter[str] = field(default_factory=Counter)
    place: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def run() -> None:
    """Print the share of each kind that each tool finds, its findings on clean texts, and its seconds."""
    if not SCRIPT.exists():
        print(f"not measured: {SHARED} is not here")
        return
    tools, planted, words = _tools(), Counter[str](), Counter[str]()
    tallies: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as name:
        for text in TEXTS:
            for source in ("ru", "en"):
                folder = _planted(Path(name), text, source)
                for tool, command in tools.items():
                    said = _scored(folder, command, tallies[tool])
                    if tool == "almaty":
                        planted.update({kind: int(n) for kind, _, _, n in _KIND.findall(said)})
                        words[source] += int(_ALARMS.findall(said)[0][1])
                    for kind, unit, place, _ in _KIND.findall(said):
                        tallies[tool].unit[kind] += int(unit)
                        tallies[tool].place[kind] += int(place)
                    tallies[tool].alarms[source] += int(_ALARMS.findall(said)[0][0])
    _table(tallies, planted, words)


def _tools() -> dict[str, str]:
    """Tool → its command; says which are not here."""
    peer = f"{sys.executable} -m benchmarks.segment_checkers"
    asked = (
        "check",
        "{target}",
        "--against",
        "{source}",
        "--format",
        "json",
        "--fail-on",
        "never",
        "--quiet",
    )
    tools = {"almaty": " ".join(almaty(*asked)), "exact glossary": f"{peer} glossary {{source}} {{target}}"}
    if find_spec("translate") is None:
        print("pofilter: not here; pip install translate-toolkit")
        return tools
    return tools | {
        "pofilter": f"{peer} pofilter {{source}} {{target}}",
        "pofilter, calm": f"{peer} calm {{source}} {{target}}",
    }


def _planted(folder: Path, text: str, source: str) -> Path:
    out = folder / f"{text}-{source}"
    gold = SHARED / "corpora" / text / "gold-alignment.tsv"
    glossaries = [str(path) for path in sorted((ROOT / "glossaries").glob("*.csv"))]
    options = ["--seed", SEED, "--source", source, "--per-kind", A_KIND, "--glossary", *glossaries]
    _done(["plant", str(gold), str(out), *options])
    return out


def _scored(folder: Path, command: str, tally: Tally) -> str:
    start = time.perf_counter()
    limits = ["--min-recall", "0", "--min-place", "0", "--max-alarms", "1000000"]
    said = _done(["score", str(folder), "--command", command, *limits])
    tally.seconds += time.perf_counter() - start
    return said


def _done(arguments: Sequence[str]) -> str:
    command = [sys.executable, str(SCRIPT), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        sys.exit(f"benchmarks: {' '.join(arguments[:2])}: {done.stderr.strip()[-500:]}")
    return done.stdout


def _table(tallies: dict[str, Tally], planted: Counter[str], words: Counter[str]) -> None:
    print(f"{'found in its unit':28}{'planted':>9}" + "".join(f"{tool:>16}" for tool in tallies))
    for kind in sorted(planted):
        shares = (tally.unit[kind] / planted[kind] for tally in tallies.values())
        print(f"{kind:28}{planted[kind]:9}" + "".join(f"{share:16.2f}" for share in shares))
    total = planted.total()
    rows = {
        "all, in the unit": [f"{tally.unit.total() / total:.3f}" for tally in tallies.values()],
        "all, at the place": [f"{tally.place.total() / total:.3f}" for tally in tallies.values()],
        "alarms per 1,000, ru→en": [f"{1000 * t.alarms['ru'] / words['ru']:.2f}" for t in tallies.values()],
        "alarms per 1,000, en→ru": [f"{1000 * t.alarms['en'] / words['en']:.2f}" for t in tallies.values()],
        "seconds": [f"{tally.seconds:.1f}" for tally in tallies.values()],
    }
    for name, cells in rows.items():
        print(
            f"{name:28}{total if name.startswith('all') else '':9}" + "".join(f"{cell:>16}" for cell in cells)
        )
