"""Stems of Russian and English words: what inflected forms of one word have in common, for counting, not for
show.

Russian: the Snowball algorithm (M. Porter, snowballstem.org), whose ending classes are the tables here.
English: the inflectional steps of Porter (1980) and the commonest derivational endings. Both are cut at
`LONGEST` letters, which joins long derived words («организация», «организационный») at no loss in
paragraphs.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 8
_CACHED = 1 << 17

_GERUND = re.compile(r"(?:(?<=[ая])(?:вшись|вши|в)|ившись|ывшись|ивши|ывши|ив|ыв)$")
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_ADJECTIVE = re.compile(
    r"(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$"
)
_PARTICIPLE = re.compile(r"(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|ивш|ывш|ующ)$")
_VERB = re.compile(
    r"(?:(?<=[ая])(?:нно|ете|йте|ешь|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)"
    r"|ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю)$"
)
_NOUN = re.compile(
    r"(?:иями|иях|иям|ием|ией|ями|ами|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$"
)
_SUPERLATIVE = re.compile(r"ейше?$")
_ABSTRACT = re.compile(r"ость?$")
_VOWEL = re.compile(r"[аеиоуыэюя]")
_REGION = re.compile(r"[аеиоуыэюя][^аеиоуыэюя]")

_ENGLISH_VOWEL = re.compile(r"[aeiouy]")
_ENGLISH_DERIVED = re.compile(
    r"(?:ization|isation|ational|fulness|iveness|ousness|ation|ition|ment|ness|ance|ence|ities|ity|ize|ise|ive|ous|ful|ally|ly|al|or|er|ion)$"
)


@lru_cache(maxsize=_CACHED)
def russian_stem(word: str) -> str:
    """Return the stem of a Russian word in lower case with «е» for «ё».

    >>> russian_stem("государствами"), russian_stem("государственного")
    ('государс', 'государс')
    """
    first = _VOWEL.search(word)
    if first is None:
        return word[:LONGEST]
    head, tail = word[: first.end()], word[first.end() :]
    shorter = _GERUND.sub("", tail)
    if shorter == tail:
        tail = _REFLEXIVE.sub("", tail)
        shorter = _ADJECTIVE.sub("", tail)
        if shorter != tail:
            shorter = _PARTICIPLE.sub("", shorter)
        else:
            shorter = _VERB.sub("", tail)
            if shorter == tail:
                shorter = _NOUN.sub("", tail)
    tail = shorter.removesuffix("и")
    if len(_REGION.findall(head + tail)) > 2:
        tail = _ABSTRACT.sub("", tail)
    tail = _SUPERLATIVE.sub("", tail)
    if tail.endswith("нн"):
        tail = tail[:-1]
    return (head + tail.removesuffix("ь"))[:LONGEST]


@lru_cache(maxsize=_CACHED)
def english_stem(word: str) -> str:
    """Return the stem of an English word in lower case.

    >>> english_stem("parties"), english_stem("obligations"), english_stem("obligatory")
    ('parti', 'oblig', 'obligato')
    """
    if len(word) < 4:
        return word.removesuffix("e") if len(word) == 3 else word
    if word.endswith(("sses", "ies")):
        word = word[:-2]
    elif word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 1 and _ENGLISH_VOWEL.search(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    word = word.removesuffix("e")
    shorter = _ENGLISH_DERIVED.sub("", word)
    if len(shorter) >= 4:
        word = shorter
    if word.endswith("y"):
        word = f"{word[:-1]}i"
    return word[:LONGEST]
