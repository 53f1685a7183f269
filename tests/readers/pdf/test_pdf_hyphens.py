"""What joins a line to the next, case by case."""

from __future__ import annotations

from array import array

import pytest

from almaty_nlp.readers.pdf.hyphens import Joiner
from almaty_nlp.readers.pdf.shapes import Line

DICTIONARY = {
    *(
        "миграция",
        "мигранты",
        "северо",
        "восточный",
        "центрально",
        "азиатские",
        "центральноазиатские",
        "надежда",
    ),
    *(
        "на",
        "cooperation",
        "operation",
        "well",
        "known",
        "wellknown",
        "agreement",
        "long",
        "term",
        "co-operation",
    ),
}
"""What the dictionary of these tests holds: the doubtful compound too, as real ones do."""


def line(text: str) -> Line:
    return Line(1, text, array("f", [0.0] * (len(text) + 1)), 0, 10, 8, 10, ())


def known(word: str) -> bool:
    return word.lower() in DICTIONARY


@pytest.mark.parametrize(
    ("above", "below", "elsewhere", "joined"),
    [
        ("совещание по мигра-", "ция граждан", "", "миграция"),
        ("the long-", "term view", "", "long-term"),
        ("центрально-", "азиатские страны", "", "центрально-азиатские"),
        ("центрально-", "азиатские страны", "Центрально-азиатского региона", "центрально-азиатские"),
        ("центрально-", "азиатские страны", "центральноазиатского региона", "центральноазиатские"),
        ("Security and Co-", "operation in Europe", "", "Co-operation"),
        ("северо-", "восточный ветер", "", "северо-восточный"),
        ("на-", "дежда", "", "надежда"),
        ("the agree\u00ad", "ment of the parties", "", "agreement"),
        ("the agree\u00ad\u2010", "ment of the parties", "", "agreement"),
        ("the agree\u00ad-", "ment of the par\u00adties", "", "agreement"),
        ("в Сан-", "Франциско", "", "Сан-Франциско"),
        ("the years 2015-", "2030", "", "2015-2030"),
        ("the years 2015\u2013", "2030", "", "2015\u20132030"),
        ("и/", "или", "", "и/или"),
        ("see https://forum.example/", "papers/4", "", "https://forum.example/papers/4"),
        ("Казахстан \u2014", "это", "", "\u2014 это"),
        ("a plain line", "end", "", "line end"),
    ],
)
def test_line_ends(above, below, elsewhere, joined):
    joiner = Joiner([line(above), line(below), *([line(elsewhere)] if elsewhere else [])], known)
    drop, glue = joiner.joint(above, below)
    assert joined in above[: len(above) - drop] + glue + below


def test_a_document_that_divides_words_loses_the_doubtful_hyphens_too():
    pairs = [("мигра-", "ция"), ("на-", "дежда"), ("well-", "known")]
    dividing = Joiner([], known)
    dividing.learn(pairs)
    plain = Joiner([], known)
    plain.learn(pairs[2:])
    assert dividing.joint("well-", "known") == (1, "")
    assert plain.joint("well-", "known") == (0, "")


def test_a_divided_word_is_whole_on_the_page(press, texts):
    text = "Delegations from the neigh|bour|ing countries wel|comed the rec|om|men|da|tions of the par|ties "
    press.paragraph(text * 6, width=200)
    assert press.document.page_count == 1
    assert "".join(texts(press.read())) == (text * 6).replace("|", "").strip()
