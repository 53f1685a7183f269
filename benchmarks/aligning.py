"""Aligning two languages: how right, how fast, how much memory, how both grow.

How right: perturbed texts of the corpora beside the checkout, scored by their own script, `almaty align`
beside the reference of lengths alone (Gale and Church 1993). The shipped lexicon has learnt from these texts;
the variable ALMATY_LEFT_OUT names a folder with one folder of models a text, `NAME/ru-en/lexicon.zlib`, each
built without that text (`models/recipes`). What a perturbation leaves unsaid is as the script has it: 3 %
omitted, 3 % added, 8 % split, 5 % joined, two passages moved.

How fast: two synthetic texts that answer each other, one paragraph in a hundred missing on either side.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import almaty, exponent, process

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
TEXTS = ("un-charter", "udhr", "cc-by-sa-4.0", "almaty", "sdg")
SEEDS = ("1", "2", "3")
SIZES = (1_250, 5_000, 20_000)
FIGURES = ("strict_f1", "lax_f1", "omitted_r", "omitted_p", "added_r", "added_p", "moved_r", "moved_p")
MODES: dict[str, tuple[str, ...]] = {
    "as the script perturbs": (),
    "without labels": ("--no-labels",),
    "unperturbed": ("--plain",),
    "30 % left out": ("--omit", "0.3"),
    "30 % split, 20 % joined": ("--split", "0.3", "--merge", "0.2"),
}

SUBJECTS = (
    ("Государства-участники", "The participating States"),
    ("Делегации", "The delegations"),
    ("Рабочие группы", "The working groups"),
    ("Международные организации", "The international organizations"),
    ("Независимые эксперты", "The independent experts"),
    ("Министры иностранных дел", "The ministers of foreign affairs"),
    ("Национальные координаторы", "The national coordinators"),
    ("Наблюдатели", "The observers"),
)
VERBS = (
    ("рассмотрели", "considered"),
    ("одобрили", "approved"),
    ("обсудили", "discussed"),
    ("приняли к сведению", "took note of"),
    ("поддержали", "supported"),
    ("изучили", "examined"),
)
OBJECTS = (
    ("проект плана работы", "the draft workplan"),
    ("доклад о положении беженцев", "the report on the situation of refugees"),
    ("порядок обмена информацией", "the procedure for the exchange of information"),
    ("бюджет совместных мероприятий", "the budget of joint activities"),
    ("защиту детей и женщин", "the protection of children and women"),
    ("правила регистрации заявлений", "the rules for the registration of applications"),
    ("подготовку сотрудников границы", "the training of border officials"),
    ("права лиц без гражданства", "the rights of stateless persons"),
)
ENDS = (
    ("с учетом замечаний сторон", "taking into account the comments of the parties"),
    ("в соответствии с международным правом", "in accordance with international law"),
    ("на основе добровольных взносов", "on the basis of voluntary contributions"),
    ("в странах происхождения", "in the countries of origin"),
    ("до начала следующего совещания", "before the beginning of the next meeting"),
    ("с целью сокращения расходов", "with a view to reducing costs"),
)
MONTHS = (("января", "January"), ("мая", "May"), ("июня", "June"), ("сентября", "September"))


def run() -> None:
    """Print the figures of accuracy, then seconds, memory and growth."""
    if (SHARED / "acceptance").is_dir():
        _accuracy()
    else:
        print(f"accuracy: not measured, {SHARED} is not here")
    _speed()


def _accuracy() -> None:
    left_out = os.environ.get("ALMATY_LEFT_OUT")
    print(
        "accuracy, each text left out of the lexicon"
        if left_out
        else "accuracy; the texts are in the lexicon"
    )
    reference = (
        f"{sys.executable} {SHARED / 'acceptance' / 'reference_gale_church.py'} {{source}} {{target}} {{out}}"
    )
    ours = " ".join((*almaty("align", "{source}", "{target}", "--format", "json", "-o", "{out}", "--quiet"),))
    print(f"{'':42}" + "".join(f"{name:>11}" for name in (*FIGURES, "worst F1")))
    for mode, options in MODES.items():
        for tool, command in (("almaty", ours), ("lengths alone", reference)):
            rows = [row for text in TEXTS for row in _scored(text, command, options, left_out)]
            means = [sum(row[name] for row in rows) / len(rows) for name in FIGURES]
            per_text = [
                sum(row["strict_f1"] for row in rows if row["gold"] == text)
                / sum(row["gold"] == text for row in rows)
                for text in TEXTS
            ]
            print(f"{mode + ', ' + tool:42}" + "".join(f"{mean:11.3f}" for mean in (*means, min(per_text))))


def _scored(
    text: str, command: str, options: Sequence[str], left_out: str | None
) -> Iterator[dict[str, Any]]:
    """The figures of the script for each seed."""
    gold = SHARED / "corpora" / text / "gold-alignment.tsv"
    script = [sys.executable, str(SHARED / "acceptance" / "align_score.py"), str(gold)]
    models = {"ALMATY_MODELS": str(Path(left_out) / text)} if left_out else {}
    seeds = SEEDS if "--plain" not in options else SEEDS[:1]
    done = subprocess.run(
        [*script, "--seed", *seeds, *options, "--run", command],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | models,
    )
    yield from (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))


def _speed() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, seconds = Path(name), []
        out = folder / "out.json"
        charter = SHARED / "corpora" / "un-charter"
        if charter.is_dir():
            command = almaty(
                "align", charter / "ru.md", charter / "en.md", "-o", out, "--quiet", "--no-cache"
            )
            second, memory = process(command)
            print(f"Charter of the United Nations, cold: {second:.2f} s, {memory:.0f} MB")
        for size in SIZES:
            source, target = pair(folder, size)
            second, memory = process(almaty("align", source, target, "-o", out, "--quiet", "--no-cache"), 1)
            seconds.append(second)
            print(f"{size:6} paragraphs a side: {second:6.1f} s, {memory:5.0f} MB")
        print(f"growth: seconds ~ paragraphs ^ {exponent(SIZES, seconds):.2f}")


def pair(folder: Path, size: int, seed: int = 1) -> tuple[Path, Path]:
    """Write two texts of about so many paragraphs that answer each other; return where they are."""
    dice = random.Random(seed)
    sides: tuple[list[str], list[str]] = ([], [])
    for _ in range(size):
        paragraph = [_sentence(dice) for _ in range(dice.randint(1, 4))]
        for side, texts in zip(sides, zip(*paragraph, strict=True), strict=True):
            if dice.random() > 0.01:
                side.append(" ".join(texts))
    paths = folder / f"{size}.ru.txt", folder / f"{size}.en.txt"
    for path, side in zip(paths, sides, strict=True):
        path.write_text("\n".join(side) + "\n", encoding="utf-8")
    return paths


def _sentence(dice: random.Random) -> tuple[str, str]:
    """A sentence and its translation; the date makes few of them the same."""
    parts = [dice.choice(table) for table in (SUBJECTS, VERBS, OBJECTS, ENDS)]
    day, month, year = dice.randint(1, 28), dice.choice(MONTHS), dice.randint(1990, 2030)
    russian, english = (" ".join(words) for words in zip(*parts, strict=True))
    return f"{russian} {day} {month[0]} {year} года.", f"{english} on {day} {month[1]} {year}."
