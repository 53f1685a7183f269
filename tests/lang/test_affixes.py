"""Our tokens are those of spaCy's tokeniser with the same rules."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

from almaty_nlp.lang import spacy_tokenizer, tokenize
from almaty_nlp.lang.tokenizer import affixes

PIECES = (
    *(
        "ст",
        "п",
        "г",
        "гг",
        "т.д",
        "т.е.",
        "см",
        "No",
        "Art",
        "vol",
        "e.g",
        "U.S.",
        "A",
        "А",
        "и",
        "abc",
        "’s",
        "5",
    ),
    *(
        "2011",
        "www.un.org",
        "a@b.kz",
        "-",
        "–",
        ".",
        "..",
        "…",
        ",",
        ":",
        "(",
        ")",
        "«",
        "»",
        '"',
        "/",
        "%",
        "№",
        "\u00ad",
    ),
)
STRETCHES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)


@cache
def spacys(language: str) -> Tokenizer:
    return spacy_tokenizer(Vocab(), language)


@pytest.mark.parametrize("language", ["ru", "en"])
@given(stretch=STRETCHES | st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=12))
def test_a_stretch_is_cut_as_spacy_cuts_it(language: str, stretch: str) -> None:
    assert affixes(language).cut(stretch) == [token.text for token in spacys(language)(stretch)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "В ст. 5 (см. п.2 и ст.7–9) А.Б. Иванов, 1 095 чел., т. е. в 2011-2013 гг.,\u00a0сказал:\t«Да!»",
        ),
        (
            "en",
            "See Art. 5(2), para.7, i.e. the “U.S.” list (vol. 3, No. 4)—cf. A/RES/70/1, e.g. at 10:30 p.m.",
        ),
    ],
)
def test_a_text_is_cut_as_spacy_cuts_it(language: str, text: str) -> None:
    theirs = [(token.text, token.idx) for token in spacys(language)(text) if token.text.strip()]
    assert [(token.text, token.start) for token in tokenize(text, language)] == theirs
