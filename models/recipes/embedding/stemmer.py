"""The stems of `almaty_nlp.text.stems` as the replacements of a normaliser of `tokenizers`, in order.

A vocabulary of stems then serves both us and sentence-transformers. The engine is Oniguruma: `\\K` keeps what
it has matched so far, `&&` cuts classes. A word is a run of letters; an ending that is taken off is replaced
by a mark where later steps must leave the word alone: U+0001 for good, U+0002 until participles are done.
"""

from __future__ import annotations

_BEGIN, _END = r"(?<!\p{L})", r"(?!\p{L})"
_VOWELS = "аеиоуыэюя"
_OTHER = rf"[\p{{L}}&&[^{_VOWELS}]]"
_HEAD = rf"{_BEGIN}{_OTHER}*[{_VOWELS}]"
"""A Russian word up to its first vowel: endings are looked for after it."""
_OPEN = r"(?![\p{L}\x01\x02])"
"""The end of a word that no step is done with."""

_GERUND = r"(?:\p{L}*?[ая]\K(?:вшись|вши|в)|\p{L}*?\K(?:ившись|ывшись|ивши|ывши|ив|ыв))"
_ADJECTIVE = "ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею"
_PARTICIPLE = r"(?:\p{L}*?[ая]\K(?:ем|нн|вш|ющ|щ)|\p{L}*?\K(?:ивш|ывш|ующ))\x02"
_VERB = (
    r"(?:\p{L}*?[ая]\K(?:нно|ете|йте|ешь|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)"
    r"|\p{L}*?\K(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен"
    r"|ят|ит|ыт|ую|ю))"
)
_NOUN = (
    "иями|иях|иям|ием|ией|ями|ами|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья"
    "|а|е|и|й|о|у|ы|ь|ю|я"
)
_DERIVED = (
    "(?:ization|isation|ational|fulness|iveness|ousness|ation|ition|ment|ness|ance|ence|ities|ity|ize|ise|ive"
    "|ous|ful|ally|ly|al|or|er|ion)"
)

_LETTERS: tuple[tuple[str, str], ...] = (
    ("[\u00ad\u0301]", ""),
    ("ё", "е"),
    (r"[^\p{L}]+", " "),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    # days → dai, dyeing → di: what becomes shorter than four letters still ends in i
    (rf"{_BEGIN}(?=\p{{L}}{{4}})\p{{L}}{{1,2}}\K(?:ys|yes?|yed|ye?ings?){_END}", "i"),
    (
        rf"{_BEGIN}(?=\p{{L}}{{4}})"
        rf"(?:\p{{L}}*(?:ss|i)\Kes|\p{{L}}*[\p{{L}}&&[^suy]]\Ks|\p{{L}}{{2,}}y\Ks){_END}",
        "",
    ),
    (
        rf"{_BEGIN}(?=\p{{L}}{{2,}}(?:ing|ed){_END})(?=\p{{L}}*[aeiouy]\p{{L}}*(?:ing|ed){_END})"
        rf"\p{{L}}*?(?:\Ke{{1,2}}(?:ing|ed)|([a-z&&[^elsz]])\K\1(?:ing|ed)|\K(?:ing|ed)){_END}",
        "",
    ),
    (rf"{_BEGIN}\p{{L}}{{2,}}\Ke{_END}", ""),
    (rf"{_BEGIN}(?>\p{{L}}*?(?={_DERIVED}{_END}))(?<=\p{{L}}{{4}})\K{_DERIVED}", ""),
    (rf"{_BEGIN}\p{{L}}{{3,}}\Ky{_END}", "i"),
)
_RUSSIAN: tuple[tuple[str, str], ...] = (
    (rf"{_HEAD}{_GERUND}{_OPEN}", "\x01"),
    (rf"{_HEAD}\p{{L}}*\K(?:ся|сь){_OPEN}", ""),
    (rf"{_HEAD}\p{{L}}*?\K(?:{_ADJECTIVE}){_OPEN}", "\x02"),
    (rf"{_HEAD}{_PARTICIPLE}", "\x01"),
    ("\x02", "\x01"),
    (rf"{_HEAD}{_VERB}{_OPEN}", "\x01"),
    (rf"{_HEAD}\p{{L}}*?\K(?:{_NOUN}){_OPEN}", ""),
    ("\x01", ""),
    (rf"{_HEAD}\p{{L}}*\Kи{_END}", ""),
    (rf"{_BEGIN}(?:{_OTHER}*[{_VOWELS}]+{_OTHER}){{2}}\p{{L}}*?\Kость?{_END}", ""),
    (rf"{_HEAD}\p{{L}}*?\Kейше?{_END}", ""),
    (rf"{_HEAD}\p{{L}}*н\Kн{_END}", ""),
    (rf"{_HEAD}\p{{L}}*\Kь{_END}", ""),
)
_LONGEST = (rf"{_BEGIN}\p{{L}}{{8}}\K\p{{L}}+", "")

STEPS = (*_LETTERS, *_ENGLISH, *_RUSSIAN, _LONGEST)
"""(pattern, what takes its place)."""


def tokenizer(vocabulary: list[str]) -> dict[str, object]:
    """Return the `tokenizer.json` of a vocabulary, whose first entry stands for unknown words."""
    replacements = [
        {"type": "Replace", "pattern": {"Regex": pattern}, "content": content} for pattern, content in STEPS
    ]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "Lowercase"}, *replacements]},
        "pre_tokenizer": {"type": "WhitespaceSplit"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {token: number for number, token in enumerate(vocabulary)},
            "unk_token": vocabulary[0],
        },
    }
