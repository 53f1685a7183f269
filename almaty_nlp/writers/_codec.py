"""Frozen dataclasses as JSON values and back, driven by their type hints: what the model gains is written
without a word.

An object leaves out the fields that have their default. The small types that stand in a document by the ten
thousand are rows: arrays of their fields in order. One of several types (an origin) says its name under
«type».
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from almaty_nlp.model.origin import DocxPiece, PdfLine, TextPiece

ROWS = (TextPiece, DocxPiece, PdfLine)
"""Types written as arrays."""

NAMED = "type"


def encode(value: Any) -> Any:
    """Return a value of the model as JSON can hold it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, ROWS):
        return [encode(getattr(value, field.name)) for field in fields(value)]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in _written(value)}
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    return [encode(item) for item in value]


def encode_named(value: Any) -> Any:
    """Return a dataclass that is one of several under its type's name, None as it is."""
    return value if value is None else {NAMED: type(value).__name__, **encode(value)}


def decode(kind: Any, data: Any) -> Any:
    """Return the value of the type `kind` that `encode` wrote. Raises KeyError, TypeError or ValueError for
    other data.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_one_of(get_args(kind), data)
    if origin is tuple:
        inner = get_args(kind)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(decode(inner[0], item) for item in data)
        return tuple(decode(part, item) for part, item in zip(inner, data, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        return dict(data)
    if origin is not None and issubclass(origin, Sequence):
        return tuple(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if is_dataclass(kind) and isinstance(kind, type):
        return _decode_dataclass(kind, data)
    return data


def _written(value: Any) -> list[Field[Any]]:
    return [field for field in fields(value) if not _is_default(field, getattr(value, field.name))]


def _is_default(field: Field[Any], value: Any) -> bool:
    if field.default_factory is not MISSING:
        return bool(value == field.default_factory())
    return field.default is not MISSING and bool(value == field.default)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode_dataclass(kind: type, data: Any) -> Any:
    hints = _hints(kind)
    if isinstance(data, list):
        return kind(*(decode(hint, item) for hint, item in zip(hints.values(), data, strict=True)))
    return kind(**{name: decode(hint, data[name]) for name, hint in hints.items() if name in data})


def _decode_one_of(kinds: Sequence[Any], data: Any) -> Any:
    """None, a plain value, the only dataclass there is, or the one that the data names."""
    if data is None:
        return None
    classes = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    if not classes:
        inner = [kind for kind in kinds if kind is not type(None)]
        return decode(inner[0], data) if len(inner) == 1 else data
    if len(classes) == 1:
        return decode(classes[0], data)
    named = next((kind for kind in classes if kind.__name__ == data[NAMED]), None)
    if named is None:
        raise ValueError(f"unknown type {data[NAMED]!r}")
    return decode(named, data)
