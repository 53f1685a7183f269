"""Parts that Russian and English build new words from.

A word built of them is no misspelling for want of a dictionary entry.
"""

from __future__ import annotations

NEGATION_AND_DEGREE = """
    не без бес анти архи контр меж сверх супер ультра экстра гипер гипо под над пред после вне внутри
    около противо интер интра транс квази псевдо лже суб прото пан экс вице обще при полу много мало
    ново старо само
"""
"""Productive before nouns and adjectives in any style (Русская грамматика, 1980, §§ 422–440, 696–700)."""

ASPECT = "пере про от за вы раз рас из ис до недо со вз вс воз вос об дез де ре по на"
"""Make new verbs and the nouns of these: «пересборка», «оцифровать»."""

FIRST_PARTS = """
    авто агро аэро био вело веб видео гео гидро город гос евро инфо кибер кино крио ксено макро мега
    медиа мета микро мини моно мото мульти нано нарко нейро нео онлайн палео пара поли пост психо радио
    спец социо стерео теле термо техно тур турбо фито фото хроно эко электро энерго этно лингво дву двух
    трех четырех пяти шести одно все разно равно выше ниже средне высоко низко узко широко кратко долго
    крупно мелко легко тяжело остро ранее европо англо франко русско тюрко казахо киргизо афгано ирано
    центрально восточно западно северо юго южно
"""
"""First parts of compounds that are written as one word."""

RUSSIAN_PREFIXES = tuple(
    sorted({*NEGATION_AND_DEGREE.split(), *ASPECT.split(), *FIRST_PARTS.split()}, key=len, reverse=True)
)
"""Longest first, so that «противо-» is tried before «про-»."""

_FREE_PARTS = """
    веб интернет онлайн офлайн бизнес медиа пресс экс вице мини макси микро макро мега супер топ арт
    аудио видео авиа альфа бета гамма блок генерал штаб премьер унтер обер камер контр пол полу псевдо
    квази крио мульти транс этно социо психо нейро нано онко кардио эко био гео агро евро сервис смарт
    фокус стресс тест бренд уж де ка таки то либо нибудь с й го му х ми ю я е м ой ая ое ые ый ого ому
"""
RUSSIAN_FREE_PARTS = frozenset(_FREE_PARTS.split())
"""What may stand beside a hyphen without being a dictionary word: «веб-портал», «фокус-группа», «1951-го»."""

ADJECTIVE_ENDINGS = (
    "ый",
    "ий",
    "ой",
    "ный",
    "ский",
    "ический",
    "анский",
    "овый",
    "енный",
    "а",
    "я",
    "ия",
    "о",
    "",
)
"""«эколого-экономический»: the first half is a stem, known by an adjective or noun of the same stem."""

_SUBORDINATE = """
    центрально средне древне ближне дальне выше ниже мало много сельско народно обще железно внутри
    высоко низко взаимо равно разно кратко долго остро тяжело латино западно восточно северо южно старо
    ново
"""
SUBORDINATE = frozenset(_SUBORDINATE.split())
"""First parts that stand to the second as an adjective to its noun: «сельское хозяйство»."""

PARTICIPLE_KIN = {
    **dict.fromkeys(("тия", "тие", "тию", "тием", "тии", "тий"), ("тый", "тая")),
    **dict.fromkeys(("ния", "ние", "нию", "нием", "нии", "ний"), ("нный", "нная")),
    **dict.fromkeys(("на", "но", "ны"), ("нный",)),
}
"""Endings of verbal nouns and short participles, and what stands in the participle instead of them."""

_ADDED = """
    ness less wide like ship hood ism isms ist ists able ably ization ify ly ize izes ized izing ise
    ises ised ising er ers or ors
"""
_EXCHANGED = (("ization", "ize"), ("isation", "ise"), ("ability", "able"), ("ibility", "ible"))
_AFTER_E = (("able", "e"), ("er", "e"), ("or", "e"))
ENGLISH_SUFFIXES = (*_EXCHANGED, *_AFTER_E, *((suffix, "") for suffix in _ADDED.split()))
"""A suffix that makes a new word, and what stands in the base word instead of it."""

_ENGLISH_PARTS = "ish esque free based like wide pre non sub re un mis de co ex"
ENGLISH_FREE_PARTS = frozenset(_ENGLISH_PARTS.split())
"""What may stand beside a hyphen in English."""

_SECOND_HALVES = """
    land lands house houses sheet sheets water waters book books work works worker workers working place
    places way ways time times line lines page pages board boards ware base bases based stream streams
    scale side sides man men woman women person persons people holder holders maker makers making keeper
    keepers keeping point points list lists set sets file files date dates code codes name names box
    boxes bar down out up over off back load loads mail phone space
"""
ENGLISH_SECOND_HALVES = tuple(_SECOND_HALVES.split())
"""Words that end new compounds written as one: «timesheet», «drylands»."""
