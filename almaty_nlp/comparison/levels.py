"""How strong a modal word is, in either language, on one scale."""

from __future__ import annotations

from almaty_nlp.comparison.modality_table import LIMITS, MODAL

LEVELS: dict[str, tuple[str, ...]] = {
    "faculty": ("may", "can", "entitled", "мочь", "вправе", "можно"),
    "duty": ("shall", "must", "will", "obliged", "должен", "обязан"),
    "wish": ("should", "encouraged", "следует"),
    "ban": ("forbidden", "нельзя"),
}
_LEVEL_OF = {strength: level for level, strengths in LEVELS.items() for strength in strengths}


def level(text: str) -> str:
    """Return the levels of the modal words in a text, sorted and joined by «+»; «» without any."""
    folded = f" {text.lower().replace('ё', 'е').replace(',', ' ')} "
    found = set()
    for strength, phrases in MODAL.items():
        if any(
            f" {phrase.rstrip('*')}" + ("" if phrase.endswith("*") else " ") in folded for phrase in phrases
        ):
            found.add(_LEVEL_OF[strength])
    found |= {name for name, phrases in LIMITS.items() if any(f" {p} " in folded for p in phrases)}
    return "+".join(sorted(found))
