"""What holds for any text: no character is lost, nothing overlaps, the caches do not change the answer."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.lang import detect, fold, known, lemmas, sentences, tokenize

TEXTS = st.text(
    st.sampled_from("абвгеёйяАБГЯabcdezAZ0159 .,;:!?…()[]«»“”\"'’-–—/%№\u00a0\u00ad\u0301\n\t@"), max_size=80
) | st.text(max_size=40)
LANGUAGES = st.sampled_from(["ru", "en", "fr"])


@given(TEXTS, LANGUAGES)
def test_tokens_cover_everything_but_white_space(text: str, language: str) -> None:
    at = 0
    for token in tokenize(text, language):
        assert text[at : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        assert token.start < token.end
        at = token.end
    assert text[at:].strip() == ""


@given(TEXTS, LANGUAGES)
def test_kinds_say_what_they_promise(text: str, language: str) -> None:
    for token in tokenize(text, language):
        letters, digits = any(map(str.isalpha, token.text)), any(map(str.isdigit, token.text))
        assert token.kind == ("word" if letters else "number" if digits else "mark")


@given(TEXTS, LANGUAGES)
def test_sentences_are_in_order_and_lose_no_word(text: str, language: str) -> None:
    at = 0
    for start, end in sentences(text, language):
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        assert start < end
        at = end
    assert text[at:].strip() == ""


@given(st.text(max_size=30), st.sampled_from(["ru", "en"]))
def test_any_word_has_a_lemma_and_an_answer(word: str, language: str) -> None:
    assert lemmas(word, language)
    assert known(word, language) in (True, False)
    assert detect(word) in ("ru", "en", None)
    assert fold(fold(word)) == fold(word)


def test_importing_the_floor_loads_no_engine() -> None:
    code = (
        "import sys, almaty_nlp.lang as l; l.sentences('Раз. Два.', 'ru'); l.detect('Раз');"
        "print([m for m in ('spacy', 'pymorphy3', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
