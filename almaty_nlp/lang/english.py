"""English words: which are known, and the lemmas of inflected forms, by rule over one word list.

The word list is SCOWL (Kevin Atkinson), sizes up to 70, American and British, packed in `models/words-en`;
`models/recipes/words_en.py` builds it. The detachment rules are those of WordNet's Morphy.
"""

from __future__ import annotations

from functools import cache, lru_cache

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.english_irregular import IRREGULAR, PLURAL_ONLY
from almaty_nlp.lang.packed import inflate
from almaty_nlp.lang.russian import CACHED_WORDS
from almaty_nlp.lang.words import words
from almaty_nlp.model.message import Message
from almaty_nlp.resources import read_shipped

WORDS = "words-en/words.zlib"
PREFIXES = words("""
    non re pre post inter intra trans multi micro macro anti counter co sub super over under un dis
    mis out semi quasi pro ultra bio geo socio neo extra cyber eco infra self vice ex all cross peri
    mid well ever bi tri de hydro agro euro e electro techno ethno narco para pan trans psycho
""")
"""Before a hyphen any of these is a word: «peri-urban», «vice-chair»."""

_GLUED = words("""
    counter socio inter trans multi micro macro under super cyber intra anti over post semi geo bio
    non pre sub mis re un co
""")
"""Before a known word of at least five letters, without a hyphen: «transboundary»."""

_VOWELS = "aeiou"


@cache
def english_words() -> frozenset[str]:
    """Return the word list as shipped: lower-case words, names with their capitals (about 25 ms).

    MissingEngine when the file is missing or damaged.
    """
    try:
        return frozenset(inflate(read_shipped("models", WORDS)).decode().split("\n"))
    except ValueError as error:
        raise MissingEngine(
            Message(
                en=f"the file «models/{WORDS}» is damaged: install almaty-nlp again",
                ru=f"файл «models/{WORDS}» повреждён: установите almaty-nlp заново",
            )
        ) from error


def english_known(word: str) -> bool:
    """True for a word of the list and for what is built from such words by rule; capitals count.

    >>> [english_known(word) for word in ("organised", "non-refoulement", "kazakhstan", "refugees’")]
    [True, True, False, True]
    """
    return _known(word)


@lru_cache(maxsize=CACHED_WORDS)
def _known(word: str) -> bool:
    word = _plain(word)
    if _listed(word):
        return True
    if "-" in word.strip("-"):
        return all(
            part.lower() in PREFIXES or part.isdigit() or _known(part) for part in word.split("-") if part
        )
    if "'" in word:
        return word.endswith(("'s", "s'")) and _known(word[:-2] if word.endswith("'s") else word[:-1])
    lower = word.lower()
    if word != lower and word != lower.capitalize() and not word.isupper():
        return False
    return (
        any(_listed(base) for base in _bases(lower) if len(base) > 3)
        or _listed(_respelt(lower))
        or _prefixed(lower)
    )


def _listed(word: str) -> bool:
    listed = english_words()
    return word in listed or word.lower() in listed or (word.isupper() and word.capitalize() in listed)


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("\u00ad", "").replace("‑", "-").removesuffix(".")


def _respelt(word: str) -> str:
    """The American -iz- for the British -is-: «operationalising»."""
    for ending in ("ise", "ised", "ises", "ising", "isation", "isations"):
        if word.endswith(ending):
            return f"{word[: -len(ending)]}iz{ending[2:]}"
    return word


def _prefixed(word: str) -> bool:
    listed = english_words()
    for prefix in _GLUED:
        if word.startswith(prefix) and len(word) - len(prefix) >= 5:
            rest = word[len(prefix) :]
            if rest in listed or (
                len(rest) > 6 and any(base in listed for base in _bases(rest) if len(base) > 4)
            ):
                return True
    return False


def english_lemmas(word: str) -> frozenset[str]:
    """Return the lemmas an English form may belong to, lower case; a noun in -ing is also its own lemma.

    >>> sorted(english_lemmas("seekers")), sorted(english_lemmas("sought")), sorted(english_lemmas("seeking"))
    (['seeker'], ['seek'], ['seek', 'seeking'])
    """
    return _lemmas(word)


@lru_cache(maxsize=CACHED_WORDS)
def _lemmas(word: str) -> frozenset[str]:
    lower = _plain(word).lower().removesuffix("'s").removesuffix("'")
    if lower in IRREGULAR:
        return frozenset(IRREGULAR[lower])
    if lower in PLURAL_ONLY or (len(lower) < 4 and not word.isupper()):
        return frozenset((lower,))
    if "-" in lower:
        head, _, last = lower.rpartition("-")
        return frozenset(f"{head}-{lemma}" for lemma in _lemmas(last)) if last else frozenset((lower,))
    bases = _bases(lower)
    found = {base for base in bases if base in english_words()}
    if lower.endswith(("ing", "ed")) and found:
        return frozenset(found | {lower})
    if not found and lower.endswith("s"):
        found = {bases[0], lower} if bases and not word.isupper() else set()
    return frozenset(found or {lower})


def _bases(word: str) -> list[str]:
    """Dictionary forms that regular inflection may have made this form from; maybe none of them is a word."""
    if word.endswith("s"):
        return _without_s(word)
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return _without(word, ending)
    return _without_ly(word) if word.endswith("ly") and len(word) > 5 else []


def _without_ly(word: str) -> list[str]:
    if word.endswith("ily"):
        return [word[:-3] + "y"]
    return [word[:-2], word[:-4]] if word.endswith("ically") else [word[:-2], word[:-1] + "e"]


def _without_s(word: str) -> list[str]:
    if word.endswith(("ss", "us", "is")):
        return []
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y", word[:-1]]
    if word.endswith("es"):
        sibilant = word[:-2].endswith(("s", "x", "z", "ch", "sh", "o"))
        return [word[:-2], word[:-1]] if sibilant else [word[:-1]]
    return [] if word[:-1].endswith(("ch", "sh", "x")) else [word[:-1]]


def _without(word: str, ending: str) -> list[str]:
    stem = word[: -len(ending)]
    if stem.endswith("i") and ending == "ed":
        return [stem[:-1] + "y"]
    bases = [stem + "e", stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        bases.append(stem[:-1])
    if stem.endswith("ck"):
        bases.append(stem[:-1])  # trafficking: traffic
    return bases
