"""The longest rising chain, held against trying every chain."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.model.order import rising


@given(st.lists(st.integers(0, 9), max_size=8, unique=True))
def test_no_chain_is_longer(row: list[int]) -> None:
    chain = rising(row)
    assert chain == sorted(chain)
    assert all(row[one] < row[two] for one, two in pairwise(chain))
    longer = combinations(row, len(chain) + 1)
    assert not any(all(one < two for one, two in pairwise(other)) for other in longer)
