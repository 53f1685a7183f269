"""How many texts a word may be in before it stops bringing any two of them together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.lang.bilingual.vectors import Vectors, rows_of_products, widest_spread

WORDS = 6
texts = st.lists(st.sets(st.integers(0, WORDS - 1)), min_size=1, max_size=12)


def _vectors(rows: list[set[int]]) -> Vectors:
    word = np.array([word for row in rows for word in sorted(row)], np.int64)
    starts = np.cumsum([0, *map(len, rows)])
    return Vectors(word, np.ones(len(word), np.float32), starts)


@given(texts, texts, st.integers(0, 80))
def test_words_are_taken_from_the_rarest_on_while_they_cost_no_more(
    ours: list[set[int]], theirs: list[set[int]], products: int
) -> None:
    most = widest_spread(_vectors(ours), _vectors(theirs), WORDS, products)
    spread = {word: sum(word in row for row in theirs) for word in range(WORDS)}
    cost = {word: spread[word] * sum(word in row for row in ours) for word in range(WORDS)}
    assert sum(cost[word] for word in range(WORDS) if spread[word] <= most) <= products
    dearer = [spread[word] for word in range(WORDS) if spread[word] > most]
    if dearer:
        assert sum(cost[word] for word in range(WORDS) if spread[word] <= min(dearer)) > products


@given(texts, texts)
def test_products_of_all_words_are_those_of_the_sets(ours: list[set[int]], theirs: list[set[int]]) -> None:
    first, second = _vectors(ours), _vectors(theirs)
    most = widest_spread(first, second, WORDS, 10**6)
    rows = rows_of_products(first, second, WORDS, most)
    assert [row.tolist() for row in rows] == [[len(one & other) for other in theirs] for one in ours]
