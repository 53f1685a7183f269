"""Repeated passages: what is found, that it is true of the text, and that the cost stays near the length."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.repeats.passages import SEED, Repeat, repeats

SENTENCE = "the depositary shall circulate every proposed amendment to all parties without delay"
LONG = SENTENCE.split()


def only(units: list[list[str]]) -> Repeat:
    found = list(repeats(units))
    assert len(found) == 1
    return found[0]


def test_the_same_passage_twice_has_no_difference() -> None:
    repeat = only([LONG, ["and", *LONG]])
    assert repeat == Repeat(0, 0, len(LONG), 1, 1, len(LONG) + 1, len(LONG), ())


@pytest.mark.parametrize("at", range(len(LONG)))
def test_a_word_exchanged_is_found_wherever_it_stands(at: int) -> None:
    other = [*LONG[:at], "other", *LONG[at + 1 :]]
    repeat = only([LONG, other])
    assert [tuple(difference) for difference in repeat.differences] == [(at, at + 1, at, at + 1)]
    assert repeat.equal == len(LONG) - 1


def test_a_word_lost_and_a_word_split_in_two() -> None:
    shorter = [word for word in LONG if word != "proposed"]
    at = LONG.index("proposed")
    assert [tuple(d) for d in only([LONG, shorter]).differences] == [(at, at + 1, at, at)]
    split = [*LONG[:at], "pro", "posed", *LONG[at + 1 :]]
    assert [tuple(d) for d in only([LONG, split]).differences] == [(at, at + 1, at, at + 2)]


def test_both_places_may_be_in_one_unit() -> None:
    repeat = only([[*LONG, "moreover", *LONG]])
    assert (repeat.earlier, repeat.later) == (0, 0)
    assert repeat.earlier_end <= repeat.later_start


def test_shorter_than_a_shingle_is_no_repeat() -> None:
    assert list(repeats([LONG[: SEED - 1], LONG[: SEED - 1]])) == []


words = st.lists(st.sampled_from("abcdefg"), max_size=40)


@given(st.lists(words, max_size=6))
def test_equal_tokens_are_equal_and_differences_lie_inside(units: list[list[str]]) -> None:
    for repeat in repeats(units):
        one = units[repeat.earlier][repeat.earlier_start : repeat.earlier_end]
        two = units[repeat.later][repeat.later_start : repeat.later_end]
        i = j = 0
        for d in (*repeat.differences, None):
            stop = (d.earlier_start - repeat.earlier_start, d.later_start - repeat.later_start) if d else None
            left, right = (one[i : stop[0]], two[j : stop[1]]) if stop else (one[i:], two[j:])
            assert left == right
            if d:
                i, j = d.earlier_end - repeat.earlier_start, d.later_end - repeat.later_start
        assert repeat.equal == len(two) - sum(d.later_end - d.later_start for d in repeat.differences)
        if repeat.earlier == repeat.later:
            assert repeat.earlier_end <= repeat.later_start


def test_a_formula_repeated_many_times_is_compared_with_its_last_places_only() -> None:
    assert len(list(repeats([LONG] * 200))) < 200 * 8


def test_pairs_grow_with_the_text() -> None:
    draw = random.Random(1)
    vocabulary = [f"w{number}" for number in range(300)]
    units = [[draw.choice(vocabulary) for _ in range(30)] for _ in range(400)]
    small, large = len(list(repeats(units[:200]))), len(list(repeats(units)))
    assert large <= 4 * small + 40
