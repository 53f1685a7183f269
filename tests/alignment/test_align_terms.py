"""What the terms of a glossary add: a word more where they stand, never more than that."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.alignment import align
from almaty_nlp.alignment.terms import MARK, TRUST, termed
from almaty_nlp.glossary import Concept, Glossary, Term, shipped_glossary
from almaty_nlp.lang.bilingual.bag import bag
from almaty_nlp.lang.bilingual.lexicon import lexicon
from almaty_nlp.lang.bilingual.table import table
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.readers import read

LAW = yaml.safe_load((Path(__file__).parent / "invented_law.yaml").read_text(encoding="utf-8"))
RU, EN = LAW["ru"], LAW["en"]
MOST = 4
"""Units of a side that the manual promises at most."""


def document(texts: list[str]) -> Document:
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def glossary(*pairs: tuple[str, str], status: str = "preferred") -> Glossary:
    """A glossary of a concept for each pair (Russian, English)."""
    return Glossary(
        tuple(
            Concept(
                f"c{n}", tuple(_term(f"c{n}", *side, status) for side in zip(pair, ("ru", "en"), strict=True))
            )
            for n, pair in enumerate(pairs)
        )
    )


def _term(concept: str, text: str, language: str, status: str) -> Term:
    return Term(concept, text, language, status, "pair", "", "", "", "", "own.csv:2")  # type: ignore[arg-type]


def shown(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    return [(link.source, link.target, link.score) for link in alignment.links]


def strangers(texts: list[str]) -> list[str]:
    """Every word of each text with the first word of the text before it: phrases that stand nowhere."""
    rows = [[word.strip(".,;:").lower() for word in text.split()] for text in texts]
    return [f"{word} {before[0]}" for before, row in pairwise(rows) for word in row[1:]]


def test_terms_that_do_not_stand_in_the_texts_change_nothing_however_common_their_words() -> None:
    absent = list(zip(strangers(RU), strangers(EN)[::-1], strict=False))
    assert len(absent) > 50
    ours, theirs = document(RU), document(EN)
    assert shown(align(ours, theirs, glossary=glossary(*absent))) == shown(align(ours, theirs))


# Words nobody has: only the glossary can tell which of the two paragraphs the translator left out.
STRANGE_RU = ["Ныкать бурзые шлюпы надлежит всякому.", "Лупать гундосые врыли надлежит всякому."]
STRANGE_EN = ["Everyone glorps the brelled quimp.", "Everyone drumbles the snarvy thrint."]
STRANGE = [("бурзый шлюп", "brelled quimp"), ("гундосый врыль", "snarvy thrint")]
TOLD = ["terms: бурзые шлюпы = brelled quimp", "terms: гундосые врыли = snarvy thrint"]


@pytest.mark.parametrize("status", ["preferred", "forbidden"])
@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("level", ["paragraph", "sentence"])
def test_a_term_tells_what_no_word_can(level: str, kept: int, status: str) -> None:
    """So does a forbidden one: what answers what is no question of what is right."""
    ours, theirs = [*RU[:3], *STRANGE_RU, *RU[3:]], [*EN[:3], STRANGE_EN[kept], *EN[3:]]
    known = glossary(*STRANGE, status=status)
    found = align(document(ours), document(theirs), level=level, glossary=known).links
    assert [(link.source, link.reasons[0]) for link in found if link.target == (3,)] == [
        ((3 + kept,), TOLD[kept])
    ]
    assert ((3 + 1 - kept,), ()) in [(link.source, link.target) for link in found]
    turned = align(document(theirs), document(ours), level=level, glossary=known).links
    assert [(link.source, link.target) for link in turned if link.source == (3,)] == [((3,), (3 + kept,))]


def test_a_term_is_a_word_more_in_the_units_that_hold_it_and_no_surer_than_its_share() -> None:
    ours = ["Бурзые шлюпы, бурзый шлюп и еще бурзый шлюп.", "Пусто.", "Без бурзых шлюпов."]
    theirs = ["Brelled quimps.", "Nothing.", "Nothing either.", "Nothing."]
    bags = bag(ours, "ru"), bag(theirs, "en")
    known = table(*bags, lexicon())
    found = termed(glossary(("бурзый шлюп", "brelled quimp")), *bags, known, (ours, theirs))
    there = len(bags[0].vocabulary), len(bags[1].vocabulary)
    assert found.russian.vocabulary[there[0] :] == found.english.vocabulary[there[1] :] == (f"{MARK}c0",)
    assert found.russian.totals[there[0]] == 2
    assert found.english.totals[there[1]] == 1
    at = np.flatnonzero(found.known.russian == there[0])
    assert found.known.english[at].tolist() == [there[1]]
    assert found.known.ahead[at].tolist() == [TRUST / 2]
    assert found.known.back[at].tolist() == [TRUST]


def test_what_the_lexicon_knows_is_not_counted_twice() -> None:
    bags = bag(RU, "ru"), bag(EN, "en")
    known = table(*bags, lexicon())
    found = termed(glossary(("право", "right"), ("закон", "law")), *bags, known, (RU, EN))
    assert found.russian.vocabulary == bags[0].vocabulary


@given(st.lists(st.text("аб ", max_size=8), min_size=1, max_size=6), st.data())
def test_a_bag_with_words_added_is_the_bag_of_the_texts_with_those_words(
    texts: list[str], data: st.DataObject
) -> None:
    places = st.lists(st.integers(0, len(texts) - 1), unique=True, min_size=1)
    added = data.draw(st.dictionaries(st.sampled_from(["xx", "yy", "zz"]), places))
    plain = bag(texts, "en").plus(added)
    whole = bag(
        [" ".join((text, *(word for word, at in added.items() if n in at))) for n, text in enumerate(texts)],
        "en",
    )
    for one, other in ((plain, whole), (whole, plain)):
        assert entries(one) == entries(other)
        assert np.all(np.diff(one.starts) >= 0)
        assert one.starts[-1] == len(one.word)


def entries(side: object) -> set[tuple[int, str, float]]:
    return {
        (int(text), side.vocabulary[word], float(count))  # type: ignore[attr-defined]
        for text, word, count in zip(side.text, side.word, side.count, strict=True)  # type: ignore[attr-defined]
    }


def phrases(texts: list[str]) -> st.SearchStrategy[str]:
    """One to three words that stand together in one of the texts."""
    rows = [text.split() for text in texts]
    return st.sampled_from(
        [
            " ".join(row[at : at + size]).strip(".,;:")
            for row in rows
            for at in range(len(row))
            for size in (1, 2, 3)
        ]
    ).filter(lambda phrase: any(map(str.isalpha, phrase)))


@settings(max_examples=30)
@given(
    terms=st.lists(st.tuples(phrases(RU), phrases(EN)), max_size=12),
    ours=st.lists(st.sampled_from(RU), min_size=1, max_size=14),
    theirs=st.lists(st.sampled_from(EN), min_size=1, max_size=14),
)
def test_no_link_has_more_than_four_units_a_side_whatever_texts_and_glossary_say(
    terms: list[tuple[str, str]], ours: list[str], theirs: list[str]
) -> None:
    found = align(document([RU[0], *ours]), document([EN[0], *theirs]), glossary=glossary(*terms))
    assert all(len(link.source) <= MOST and len(link.target) <= MOST for link in found.links)
    for side, size in (("source", len(ours) + 1), ("target", len(theirs) + 1)):
        assert sorted(at for link in found.links for at in getattr(link, side)) == list(range(size))


@pytest.mark.shared
def test_a_large_glossary_leads_a_real_pair_not_astray(shared: Path) -> None:
    """A thousand concepts whose words stand all over the texts; hardly a link may come out otherwise."""
    folder = shared / "corpora" / "almaty"
    source, target = read(folder / "ru" / "source.md"), read(folder / "en" / "working-translation.md")
    plain = {(link.source, link.target) for link in align(source, target).links}
    known = align(source, target, glossary=shipped_glossary()).links
    assert sum(reason.startswith("terms") for link in known for reason in link.reasons) > 20
    assert len(plain.symmetric_difference((link.source, link.target) for link in known)) <= len(plain) // 50
