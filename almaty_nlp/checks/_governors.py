"""Words that decide the case of what follows them: prepositions of one case, quantities, adjectives with
objects."""

from __future__ import annotations

from almaty_nlp.lang.words import words as table

GENITIVE = table(
    "для без до после от против путем посредством вместо кроме из ради вследствие относительно из-за из-под "
    "около вокруг среди вдоль внутри возле накануне помимо насчет касательно ввиду"
)
"""Prepositions that take the genitive and nothing else."""

DATIVE = table("к ко согласно благодаря вопреки навстречу наперекор")
"""Prepositions that take the dative and nothing else."""

ATTACHED = frozenset((("до", "после"), ("и", "после"), ("до", "и")))
"""Pairs of words after which the preposition has no word of its own («до и после заседания»)."""

ADVERBS = table("относительно согласно около внутри вокруг благодаря после")
"""Prepositions that may be adverbs or conjunctions: judged before a plain noun only («относительно низким
ценам»)."""

QUANTITIES = table(
    "два две двух три трех четыре четырех пять шесть семь восемь девять десять оба обе полтора полторы "
    "несколько много мало немало столько сколько более менее свыше половина треть четверть "
    "обоих двум трем двумя тремя"
)
"""Numbers and quantities; the adjective and the noun after them may stand in different numbers."""

GOVERNING = frozenset(
    word + ending
    for word in sorted(
        table(
            "равн подобн достойн полн чужд верн необходим доступн присущ свойственн аналогичн соразмерн "
            "обязательн характерн благодарн полезн вредн выгодн противоположн соответственн сопутствующ "
            "альтернативн переменн составляющ прям крив данн адекватн сходн близк родственн угодн "
            "подсудн подотчетн подведомственн"
        )
    )
    for ending in sorted(table("ый ая ое ые ого ой ому ую ым ом ых ыми"))
)
"""Adjectives that take an object of their own («подобного рода», «достойный человека», «равного числу»)."""


CONJUNCTIONS = frozenset(("и", "или", "либо", "а", "но", "как", "так", "ни"))
"""Words that join two adjectives of one noun."""

LINKING = tuple(
    sorted(
        table(
            "призна счита счесть сочт дела сдела объяв назв назыв оста явля стал стан окаж оказ наход найд "
            "сохран представля полага пола быва был быть буд соч"
        )
    )
)
"""Beginnings of verbs that make an adjective in the instrumental their predicate («признает важным
вклад»)."""

PHRASES = {
    "целях": frozenset(("в",)),
    "области": frozenset(("в",)),
    "сфере": frozenset(("в",)),
    "рамках": frozenset(("в",)),
    "ходе": frozenset(("в",)),
    "интересах": frozenset(("в",)),
    "качестве": frozenset(("в",)),
    "отношении": frozenset(("в",)),
    "случае": frozenset(("в",)),
    "порядке": frozenset(("в",)),
    "течение": frozenset(("в",)),
    "силу": frozenset(("в",)),
    "избежание": frozenset(("во",)),
    "мере": frozenset(("по",)),
    "поводу": frozenset(("по",)),
    "вопросу": frozenset(("по",)),
    "вопросам": frozenset(("по",)),
    "линии": frozenset(("по",)),
    "основании": frozenset(("на",)),
    "основе": frozenset(("на",)),
    "предмет": frozenset(("на",)),
    "счет": frozenset(("за",)),
    "помощью": frozenset(("с",)),
    "целью": frozenset(("с",)),
    "учетом": frozenset(("с",)),
    "отсутствие": frozenset(("в", "за")),
}
"""Nouns that act, after these prepositions, as a preposition that takes the genitive («в целях развития»)."""
