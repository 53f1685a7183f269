"""Words that say whether something is a duty, a faculty, a wish or forbidden, and how urgent or conditional
it is.

Modal verbs follow the drafting manuals of the United Nations, of the European Union (Joint Practical Guide,
2.3) and of the legislature of Kazakhstan; each entry is a stretch of words as they stand in a text, in
lower case, with ё as е. A word that ends in * stands for all words with that beginning.
"""

from __future__ import annotations

MODAL: dict[str, tuple[str, ...]] = {
    "may": ("may",),
    "can": ("can", "could"),
    "cannot": ("cannot",),
    "shall": ("shall",),
    "should": ("should", "ought"),
    "must": ("must",),
    "will": ("will",),
    "obliged": (
        "obliged",
        "obligated",
        "is required to",
        "are required to",
        "undertake*",
        "has to",
        "have to",
    ),
    "entitled": (
        "entitled",
        "has the right",
        "have the right",
        "at liberty",
        "authorized to",
        "authorised to",
    ),
    "encouraged": ("encouraged", "recommended", "invited to"),
    "requested": ("requested to", "urged to", "instructed to"),
    "endeavour": (
        "endeavour*",
        "endeavor*",
        "strive*",
        "seek to",
        "seeks to",
        "make every effort",
        "best efforts",
    ),
    "forbidden": ("prohibited", "forbidden", "not permitted"),
    "мочь": ("может", "могут", "могла", "могло", "мог", "могли", "смогут", "сможет", "мочь"),
    "должен": ("должен", "должна", "должно", "должны"),
    "обязан": ("обязан", "обязана", "обязано", "обязаны", "обязуется", "обязуются", "обязательн*"),
    "вправе": ("вправе", "имеет право", "имеют право", "имеющ* право"),
    "следует": (
        "следует",
        "надлежит",
        "необходимо",
        "требуется",
        "призван*",
    ),
    "рекомендуется": ("рекомендуется", "рекомендуют", "рекомендовано", "рекомендовать"),
    "поручается": ("поручается", "поручено", "поручить"),
    "стремиться": ("стремит*", "стремят*", "прилага* усилия", "прилага* все усилия"),
    "нельзя": (
        "запрещается",
        "запрещено",
        "запрещаются",
        "нельзя",
        "не допускается",
        "не допускаются",
        "не разрешается",
    ),
    "можно": ("можно", "разрешается", "разрешаются", "допускается", "допускаются"),
}
"""Strength → the words that show it. `will` counts only beside another strength: «will be» → «is» is no
change.
"""

WEAK = frozenset({"will"})

LIMITS: dict[str, tuple[str, ...]] = {
    "if possible": (
        "по возможности", "по мере возможности", "при возможности", "в случае необходимости",
        "при необходимости",
        "where possible", "if possible", "as far as possible", "to the extent possible", "where necessary",
        "if necessary", "as appropriate", "where appropriate", "when appropriate", "as necessary",
    ),
    "without delay": (
        "незамедлительно", "немедленно", "безотлагательно", "в кратчайший срок", "в кратчайшие сроки",
        "как можно скорее", "without delay", "immediately", "promptly", "forthwith", "as soon as possible",
    ),
    "if there are means": (
        "при наличии средств", "при наличии ресурсов", "при условии наличия", "в пределах имеющихся",
        "subject to the availability of", "subject to available", "within available", "within existing",
    ),
    "limit": ("не позднее", "not later than", "no later than"),
}  # fmt: skip
"""Conditions and time limits without a number."""

NEGATIONS = frozenset({"не", "not", "нет", "никто", "nobody", "never", "никогда"})
