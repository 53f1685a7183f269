"""Words that decide the case of what follows them: prepositions of one case, quantities, adjectives with
objects."""

from __future__ import annotations

from almaty_nlp.lang.words import words as table

PREPOSITIONS: dict[str, frozenset[str]] = {
    word: frozenset(cases.split())
    for cases, listed in {
        "gent": "для без безо до после от ото против путем посредством вместо кроме из изо ради вследствие у "
        "вне относительно из-за из-под около вокруг среди вдоль внутри возле накануне помимо насчет "
        "касательно ввиду",
        "datv": "к ко согласно благодаря вопреки навстречу наперекор",
        "ablt": "над надо перед передо",
        "loct": "о об обо при",
        "accs": "через сквозь",
        "accs loct": "в во на",
        "accs ablt": "за под подо",
        "gent ablt": "с со между",
        "datv loct accs": "по",
    }.items()
    for word in listed.split()
}
"""The cases that prepositions take. Left out are the accusative of contact («удар о камень») and of measure
(«с час»), which have tables of their own.
"""

CONTACT = tuple(sorted(table("удар бить бье разби опер опир обло спот сту тер тре вытер вытир слом полом")))
"""Beginnings of words with which «о» takes the accusative («опираясь о стену»)."""

MEASURES = table(
    "час минута неделя месяц год день сутки метр километр сантиметр тонна килограмм литр дюжина десяток "
    "сотня тысяча полчаса размер величина рост палец кулак"
)
"""Nouns, by lemma, that «с» has in the accusative («с километр»)."""

REACHED = table(
    "день ночь неделя месяц год час минута век время пора срок конец начало понедельник вторник среда "
    "четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь "
    "ноябрь "
    "декабрь пояс колено плечо грудь горло шея ухо локоть край сторона рука число вода гриб ягода дрова"
)
"""Nouns, by lemma, that «по» has in the accusative: how far, until when, for what («по март», «по пояс»)."""

AFTERWARDS = {
    "окончанию": "окончании", "истечению": "истечении", "приезду": "приезде",
}  # fmt: skip
"""After «по» in the sense of «after» these stand in the prepositional; the dative is wrong throughout."""

AFTERWARDS_FIRST = {
    "завершению": "завершении", "прибытию": "прибытии", "возвращению": "возвращении",
    "получению": "получении", "достижению": "достижении", "прекращению": "прекращении",
}  # fmt: skip
"""The same where a sentence begins with them; elsewhere the dative may be right («меры по возвращению»)."""

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

VERBS = {
    lemma: case
    for case, listed in {
        "datv": "способствовать содействовать препятствовать соответствовать противоречить помогать помочь "
        "следовать подлежать принадлежать угрожать противодействовать предшествовать подчиняться",
        "ablt": "руководствоваться пользоваться воспользоваться заниматься управлять владеть располагать "
        "обладать являться интересоваться злоупотреблять пренебрегать",
        "gent": "достигать достигнуть достичь добиваться добиться придерживаться касаться избегать избежать "
        "опасаться",
    }.items()
    for lemma in listed.split()
}
"""Verbs whose object stands in one oblique case."""
