"""What `import almaty_nlp` offers, and that `__all__` tells the truth."""

from __future__ import annotations

import ast
import inspect

import pytest

import almaty_nlp


def test_every_name_of_all_is_there_and_has_a_docstring() -> None:
    for name in almaty_nlp.__all__:
        assert inspect.getdoc(getattr(almaty_nlp, name)), name


def test_all_agrees_with_the_lazy_table_and_with_what_type_checkers_see() -> None:
    tree = ast.parse(inspect.getsource(almaty_nlp))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: node.module
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == almaty_nlp._HOME
    assert sorted(seen) == almaty_nlp.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = almaty_nlp.no_such_thing


def test_dir_shows_what_is_not_loaded_yet() -> None:
    assert set(almaty_nlp.__all__) <= set(dir(almaty_nlp))
