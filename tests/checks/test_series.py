"""Numbers out of step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.checks.document._series import jumps, split_lists


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([18, 29, 20, 21], {1: 19}),
        ([1, 2, 13, 4, 5], {2: 3}),
        ([1, 2, 13, 14, 5, 6], {2: 3, 3: 4}),
        ([1, 2, 3, 4, 5], {}),
        ([1, 2, 4, 5, 6], {}),
        ([12, 3, 4, 5, 6, 17, 8], {0: 1, 5: 7}),
        # half of the numbers wrong, some labels lost: those in step with the head of the list are right
        (
            [2, 3, 14, 15, 6, 17, 9, 20, 12, 14, 15, 26, 27, 30, 32, 33, 26, 27, 28, 29, 30],
            {2: 4, 3: 5, 5: 7, 7: 10, 12: 17, 13: 20, 14: 22, 15: 23},
        ),
        # an excerpt: numbers with gaps, none out of order
        ([1, 5, 9, 12, 40, 41, 60], {}),
        ([5, 9, 2], {}),
        ([], {}),
    ],
)
def test_jumps(numbers: list[int], found: dict[int, int]) -> None:
    assert jumps(numbers) == found


def test_lists_inside_lists() -> None:
    numbers = [1, 2, 1, 2, 3, 3, 4]
    assert [[numbers[at] for at in each] for each in split_lists(numbers)] == [[1, 2, 3, 4], [1, 2, 3]]


@given(st.lists(st.integers(1, 30), max_size=40))
def test_lists_deal_out_every_position_once(numbers: list[int]) -> None:
    assert sorted(at for each in split_lists(numbers) for at in each) == list(range(len(numbers)))


@given(st.integers(1, 50), st.integers(5, 30), st.data())
def test_one_wrong_number_is_found(first: int, length: int, data: st.DataObject) -> None:
    numbers = list(range(first, first + length))
    at = data.draw(st.integers(1, length - 2))
    due = numbers[at]
    numbers[at] += data.draw(st.integers(length + 5, 100))
    assert jumps(numbers) == {at: due}
