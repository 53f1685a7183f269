"""The user's own sentence-transformers model as a second opinion on which texts answer each other.

Nothing is downloaded: the model is a folder on disk. torch and sentence-transformers are the extra
`[neural]`, loaded at the first call.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message

Matrix = NDArray[np.float32]

_FILES = ("modules.json", "config_sentence_transformers.json", "config.json")
"""One of these lies in every folder that sentence-transformers has saved."""


class Embedder(Protocol):
    """Turns texts of either language into vectors of one space."""

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit length for each text."""


class SentenceModel:
    """An `Embedder` out of a folder."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit length for each text."""
        rows = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)


@lru_cache(maxsize=2)
def embedder(folder: str) -> Embedder:
    """Return the model in a folder; MissingEngine when the extra is not installed or no model is there."""
    path = Path(folder)
    if not path.is_dir() or not any((path / name).is_file() for name in _FILES):
        raise MissingEngine(
            Message(
                en=f"--model {folder}: no sentence-transformers model there; name the folder it was saved in",
                ru=f"--model {folder}: там нет модели sentence-transformers; "
                "укажите папку, где она сохранена",
            )
        )
    if importlib.util.find_spec("sentence_transformers") is None:
        raise MissingEngine(
            Message(
                en="--model: this needs the extra «neural»: pip install 'almaty-nlp[neural]'",
                ru="--model: нужен дополнительный набор «neural»: pip install 'almaty-nlp[neural]'",
            )
        )
    try:
        return SentenceModel(path)
    except (OSError, ValueError, KeyError, RuntimeError, ImportError) as error:
        reason = " ".join(str(error).split())[:200]
        raise MissingEngine(
            Message(
                en=f"--model {folder}: the model cannot be loaded ({reason}); "
                "save it again with this version",
                ru=f"--model {folder}: модель не загружается ({reason}); сохраните её заново этой версией",
            )
        ) from error
