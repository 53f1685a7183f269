"""The index: every inflected form is found, the cache changes nothing, damage heals itself."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.glossary import Glossary, Term, load, shipped_glossary
from almaty_nlp.glossary.store import decode, encode
from almaty_nlp.lang import tokenize
from almaty_nlp.lang.russian import analyzer
from almaty_nlp.lang.words import words

GLOSSARY = shipped_glossary()
RUSSIAN = GLOSSARY.index("ru")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
ADJECTIVE_AND_NOUN = [
    term
    for term in GLOSSARY.terms("ru")
    if term.part_of_speech == "noun phrase" and re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", term.text)
]
WORDS = sorted(
    words("незаконный ввоз мигрантов и , в том числе « » - — лиц ищущих убежище 3 ООН права человека")
)
FOUND = "a hit on the term (or on one written alike)"


def _inflected(term: Term, case: str, number: str) -> str | None:
    """Decline «adjective noun» with pymorphy3; None for another build or where there is no such form."""
    adjective, noun = term.text.split()
    heads = [p for p in analyzer().parse(noun) if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
    for head in heads:
        for first in analyzer().parse(adjective):
            same = first.tag.number == head.tag.number and first.tag.gender in (head.tag.gender, None)
            if first.tag.POS in ("ADJF", "PRTF") and first.tag.case == "nomn" and same:
                wanted = {case, number}
                form = head.inflect(wanted)
                marks = {*wanted, *({head.tag.gender} if number == "sing" and head.tag.gender else set())}
                if case == "accs" and (number == "plur" or head.tag.gender == "masc"):
                    marks.add(head.tag.animacy)
                agreed = first.inflect(marks)
                return _capitals(term.text, f"{agreed.word} {form.word}") if form and agreed else None
    return None


def _capitals(model: str, phrase: str) -> str:
    pairs = zip(model.split(), phrase.split(), strict=True)
    return " ".join(word.capitalize() if like[0].isupper() else word for like, word in pairs)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ADJECTIVE_AND_NOUN), st.sampled_from(CASES), st.sampled_from(("sing", "plur")))
def test_every_inflected_form_of_a_phrase_is_found(term: Term, case: str, number: str) -> None:
    phrase = _inflected(term, case, number)
    if phrase is None:
        return
    text = f"Речь шла о том, что {phrase}."
    hits = RUSSIAN.find(text, tokenize(text, "ru"))
    assert any(hit.term.concept == term.concept or text[hit.start : hit.end] == phrase for hit in hits), (
        f"{phrase}: {FOUND}"
    )


def test_every_term_is_found_as_it_is_written() -> None:
    missed = []
    for language in ("ru", "en"):
        index = GLOSSARY.index(language)
        patterned = {number for pattern in index.patterns if not pattern.acronym for number in pattern.terms}
        for number, term in enumerate(index.terms):
            hits = index.find(term.text, tokenize(term.text, language), nested=True)
            if number in patterned and not any(hit.term.text == term.text for hit in hits):
                missed.append(term.text)
    assert missed == []


def test_the_cache_gives_the_same_index() -> None:
    for language in ("ru", "en"):
        index = GLOSSARY.index(language)
        assert decode(encode(index.patterns), len(index.terms)) == list(index.patterns)


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1,[],[],[[[9999],[0],0,0,0,0,0,0]]]", b"[1,2,3,4]", b'[1,["a"],0,0]']
)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setenv("ALMATY_CACHE", str(tmp_path / "cache"))
    own = tmp_path / "own.csv"
    own.write_text("en_term,ru_term\npilot scheme,опытная схема\n", encoding="utf-8")
    assert _hits(load([own])) == ["опытной схемой"]
    (file,) = (tmp_path / "cache").iterdir()
    file.write_bytes(damage)
    assert _hits(load([own])) == ["опытной схемой"]
    assert file.read_bytes() != damage


def test_no_cache_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALMATY_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ALMATY_NO_CACHE", "1")
    own = tmp_path / "own.csv"
    own.write_text("en_term,ru_term\npilot scheme,опытная схема\n", encoding="utf-8")
    assert _hits(load([own])) == ["опытной схемой"]
    assert not (tmp_path / "cache").exists()


def _hits(glossary: Glossary) -> list[str]:
    text = "Доволен опытной схемой."
    return [text[hit.start : hit.end] for hit in glossary.index("ru").find(text, tokenize(text, "ru"))]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_hits_lie_in_the_text_and_none_contains_another(chosen: list[str]) -> None:
    text = " ".join(chosen)
    hits = RUSSIAN.find(text, tokenize(text, "ru"))
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.words[0][0] == hit.start
        assert hit.words[-1][1] == hit.end
        assert not any(set(hit.words) < set(other.words) for other in hits)


SENTENCE = (
    "Заседание открыл представитель принимающей стороны, который отметил права человека и Комитет ООН. "
)


def _calls(glossary: Glossary, text: str) -> int:
    """How many calls a search makes once all words are known: its cost, the same on a busy machine."""
    tokens, index = tokenize(text, "ru"), glossary.index("ru")
    index.find(text, tokens)
    made = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        index.find(text, tokens)
    finally:
        sys.setprofile(None)
    return made


def test_cost_does_not_grow_with_the_glossary(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    rows = [f"scheme {number},схема опыта {number}" for number in range(3000)]
    own.write_text("\n".join(["en_term,ru_term", *rows]), encoding="utf-8")
    text = SENTENCE * 200
    assert _calls(shipped_glossary(own), text) < 1.5 * _calls(GLOSSARY, text)


def test_cost_is_near_linear_in_the_text() -> None:
    assert _calls(GLOSSARY, SENTENCE * 800) < 4.5 * _calls(GLOSSARY, SENTENCE * 200)
