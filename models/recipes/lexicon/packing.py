"""From a trained model to the file that is shipped."""

from __future__ import annotations

import numpy as np
from train import Trained

from almaty_nlp.lang.bilingual.lexicon import Lexicon


def lexicon_of(trained: Trained, texts: int) -> Lexicon:
    """Return the lexicon of a model trained on so many texts; stems in no pair are left out."""
    used = [np.unique(trained.pairs[:, side]) for side in (0, 1)]
    left, right = (np.searchsorted(used[side], trained.pairs[:, side]).astype(np.int32) for side in (0, 1))
    rarity = [
        np.log(texts / np.maximum(counts[keep], 1)).astype(np.float32)
        for counts, keep in ((trained.russian_counts, used[0]), (trained.english_counts, used[1]))
    ]
    return Lexicon(
        tuple(trained.russian[at] for at in used[0]),
        tuple(trained.english[at] for at in used[1]),
        left,
        right,
        trained.english_given_russian.astype(np.float32),
        trained.russian_given_english.astype(np.float32),
        *rarity,
    )
