"""Words that deny and words that allow or oblige, in both languages."""

from __future__ import annotations

import re


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


NOT = {
    "en": re.compile(r"\b(?:not|cannot)\b|n['’]t\b", re.IGNORECASE),
    "ru": _words(r"не(?!-)"),
}
"""The plain negation, which a slip of the pen adds or loses."""

DENIAL = {
    "en": _words(
        "not",
        "cannot",
        "no",
        "none",
        "never",
        "neither",
        "nobody",
        "nothing",
        "nowhere",
        "without",
        "nor",
        r"\w+n['’]t",
    ),
    "ru": _words("не(?!-)", "нет", "без", "нельзя", "отнюдь"),
}
"""Negations that answer each other across the languages."""

NEGATIVE_PRONOUN = _words(
    "ни(?!-)", r"никто|никого|никому|никем", r"ничто|ничего|ничему|ничем",
    r"никак(?:ой|ая|ое|ие|ого|их|им|ими|ую)?",
    "никогда", "нигде", "никуда", "ниоткуда",
)  # fmt: skip
"""Russian words that ask for a «не» in their clause and are one negation with it."""

SURE_DENIAL = {
    "en": _words(
        r"fail\w*", "unless", r"lack\w*", "missing", r"discourag\w*", r"disagree\w*", "instead of",
        "unable", r"except", "hardly", "scarcely", "barely",
        "likely",
        "until", "rather than", "other than", "short of", r"refus\w+", "otherwise", r"unlike\w*",
        "regardless", "precarious",
        "no longer", "wrong", r"errors?",
        "landlocked", r"(?:\w+-)?neutral\w*", r"\w+-(?:free|proof)", r"neglect\w*", r"decoupl\w+",
    ),
    "ru": _words(r"никто|никого|никому|никем|ничто|ничего|никак\w*|никогда|ни", r"отсутств\w*",
    r"лиш(?:ь|ен\w*)", "кроме", "пока", r"отказ\w*",
    r"ошиб\w*", r"сбо[йяеюи]\w*"),
}  # fmt: skip
"""What often renders a negation of the other language."""

_OTHER_WORDS = (
    r"него|нее|ней|нем|нему|ними|них|некотор\w+|некогда|нескольк\w+|недел\w+|необходим\w*|немедлен\w+|"
    r"нес(?:ти|ут|ет|ла|ло|ли|ущ\w+)|"
    r"нефт\w+|недавн\w+|недр\w+|неб\w{1,3}|нер\w?|нетто"
)
WEAK_DENIAL = {
    "en": _words(
        "only", "without", "excluding", "instead", "free", "too", r"un(?!i|der|til|less|anim|ited|to\b)\w+",
        r"non[-‑]?\w*",
        r"\w+less(?:ly|ness)?",
        r"in(?:ab|adeq|admis|app|cap|comp(?!ar)|consis|correct|def|disp|eff|elig|exp|just|secur|suff|tol|val|vis|"
        r"alien)\w+",
        r"im(?:possib|part|prop|prac|perf|mun)\w+", r"il(?:leg|lic)\w+", r"ir(?:reg|rel|resp|rev)\w+",
        r"dis(?:agr|reg|adv|cont|claim|qual|app|ab|sat|trust|placed?)\w*", r"mis(?:us|lead|under)\w+",
        r"absen\w+", r"refrain\w*", r"prevent\w*", r"prohibit\w*", r"forbid\w*", r"den(?:y|ied|ies|ial)",
        r"avoid\w*",
        r"exclu\w+", r"exempt\w*", r"waive\w*", r"preclud\w+", "contrary", "minor", "out", "pending",
        "notwithstanding", "nevertheless", "nonetheless", r"exceed\w*", "beyond", "less", "against",
        r"(?:no|not) (?:more|later|less|fewer) than", "below", "at most", "up to", r"omit\w*", r"bypass\w*",
        r"skip\w*", r"ignor\w*", r"disabl\w*", r"deprecat\w*",
        r"separate\w*", r"stop\w*", r"keep\w*(?=(?: \w+){0,4} from\b)", r"h[eo]ld(?:ing)? (?:off|back)",
    ),
    "ru": _words(
        rf"(?!(?:{_OTHER_WORDS})(?!\w))не-?\w+", r"без(?!опасн)\w*", r"бес(?!ед)\w+", r"лиш\w*",
        r"запре[тщ]\w*", r"исключ(?!ительн)\w*", r"воздерж\w*", r"предотвра\w*", r"предупре\w*", "помимо",
        r"противо?\w*", r"избе[жг]\w*", r"освобо\w*", "вне", r"отклон\w*", r"недо\w*", r"инвалид\w*",
        r"превыш\w*", r"затрудн\w*", r"отключ\w*", r"игнор\w*",
        r"свыше|сверх", r"анти\w*", "вопреки", "едва", r"отри\w*", "вместо", r"апатрид\w*",
        r"(?<!как )только", "иначе",
    ),
}  # fmt: skip
"""What may render a negation of the other language, unless it has a counterpart of its own."""

PREFIXED = {
    "en": re.compile(r"(?:un|in|im|il|ir|non[-‑]?|dis)\w+|\w+less", re.IGNORECASE),
    "ru": re.compile(r"не-?\w+|бе[зс]\w+", re.IGNORECASE),
}
"""Words that deny by their make, among those of `WEAK_DENIAL`."""

IDLE_NOT = {
    "en": re.compile(
        r"\bnot (?:only|least|more than|less than|later than|earlier|sooner|longer|exceeding|necessarily)\b|"
        r"\b(?:whether or|if|or) not\b|\bneed not\b|\bno (?:later|more|less|longer|fewer) than\b|"
        r"\bno longer\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<![\w-])не \w+ ли(?!\w)|(?<!\w)ино[ейг]\w*(?: \w+)? не(?!\w)|(?<![\w-])не (?:только|столько|"
        r"менее|более|позднее|позже|ранее|раньше|реже|чаще|свыше|просто|говоря|иначе)"
        r"(?![\w-])|(?<![\w-])не (?:забу\w+|забыва\w+|так(?:-то)?(?= \w*(?:[оы]|ой|ый|ая)\b)|могли бы)(?!\w)|"
        r"(?<![\w-])(?:если только|едва ли|чуть ли|вряд ли|тем|кто бы|что бы|где бы|как бы|"
        r"какой бы|какие бы) (?:\w+ ){0,3}?не(?![\w-])|(?<![\w-])(?:до тех пор, пока[^.;!?]{0,150}?|"
        r"пока[^,.;:!?]{0,80}?) не(?:[^.;!?]{0,80}? или [^.;!?]{0,60}? не)?(?![\w-])|"
        r"(?<![\w-])не мо\w+ не(?![\w-])|(?<![\w-])тем не менее",
        re.IGNORECASE,
    ),
}
"""Phrases with a negation that the other language may say without one."""

MAY = {
    "en": _words(r"(?-i:may(?!\s\d)|MAY|May(?=\s[a-z]))", "might", "can", "cannot", "could"),
    "ru": _words(
        r"мо(?:жет|гут|гла|гли|гло|г|гущ\w+|жете|жем)(?! и(?: не)? долж)",
        r"смо(?:жет|гут|гли|гла)",
        "вправе",
        "можно",
        "нельзя",
        "невозможно",
    ),
}
"""The plain permission, which a slip of the pen puts in the place of an obligation, or the reverse."""

SURE_ALLOWED = {
    "en": _words(
        "able", r"eligib\w+", r"enabl\w*", r"entitle\w*", "rights? to", "the right", "permitted",
        r"allow\w*", r"possibl[ey]", r"impossibl[ey]", r"authori[sz]ed",
        "likely", "unable", "would", "free to", "capable", "potential(?:ly)?", "authority to", r"power to",
    ),
    "ru": _words(
        r"уполномоч\w+", r"(?:не)?возможн(?!ост)\w*", r"име\w+ (?:право|возможность)", r"прав[оа] на",
        r"разреш(?:ено|ает\w*|ается|ен[аы]?)", r"позвол\w*", r"способн(?!ост)\w*",
        r"допус(?:кает|тим)\w*", r"вероятн\w*",
    ),
}  # fmt: skip
"""What often renders a permission of the other language."""

COORDINATED = re.compile(r"(?:(?<![\w-])(?:и|или|а|либо|как|так и)|,) не(?!\w)", re.IGNORECASE)
"""A Russian negation that takes up an earlier one."""

RESTRICTED = {
    "en": _words("no", "not", "none", "nothing", "neither", "nor", "only", "cannot", r"never"),
    "ru": _words("не", r"ни\w*", "только", "нельзя", "исключительно"),
}
"""Words that deny or restrict a modal word."""

FINITE = _words(
    r"мо(?:жет|гут|г|гла|гли)",
    r"долж(?:ен|на|но|ны)",
    "будет|будут",
    r"име(?:ет|ют)",
    r"\w{3,}(?:ет|ют|ит|ят|ется|ются|ится|ятся)",
)
"""Finite verbs of the present and future, and what stands for them."""

WEAK_ALLOWED = {
    "en": _words(
        r"permi\w*", r"free(?:ly)?", r"power\w*", r"optio\w*", r"eligib\w*", r"\w+(?:able|ible)",
        r"(?:im)?possibilit\w+", r"opportunit\w+", r"(?:cap)?abilit\w+", r"capacit\w+",
    ),
    "ru": _words(
        r"прав[оауем]\w*", r"полномоч\w*", r"(?:не)?возможност\w*", r"способност\w*", "бы",
        r"потенциал\w*", "чтобы", r"\w+-либо",
        r"\w+[ияюе]м(?:ый|ая|ое|ые|ых)",
    ),
}  # fmt: skip
"""What may render a permission of the other language, unless it has a counterpart of its own."""

IDLE_MAY = {
    "en": re.compile(
        r"\b(?:(?:in order |so |to the end )?that|as|which|what|who|whoever|whatever|whichever|where|when|"
        r"if|before|until|such \w+)"
        r" (?:\w+ ){0,3}?(?:may|might|could)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<![\w-])мог(?:л[аио])? бы(?!\w)|"
        r"(?<![\w-])(?:быть может|может быть(?=,)|насколько|как можно|по мере)(?: \w+){0,2}",
        re.IGNORECASE,
    ),
}
"""Permissions that the other language may do without: purpose, comparison, unknown circumstances."""

JOINED_MAY = re.compile(r"(?:and| or) (?:may|might|can|could)\b", re.IGNORECASE)
"""Permissions that repeat one before them, which Russian says once for both verbs."""

MUST = {
    "en": _words("shall", "must", "should", "ought", "obliged", "required to", "undertakes?"),
    "ru": _words(
        r"долж(?:ен|на|но|ны)",
        r"обяза(?:н|на|но|ны)",
        r"обязу(?:ет|ют)ся",
        "следует",
        "надлежит",
        "необходимо",
    ),
}
"""The plain obligation."""

AUTHORISED = {
    "en": _words(
        r"(?:is|are|be|been) (?:authori[sz]ed|entitled|empowered|permitted|allowed|able|free) to"
        r"(?! (?:the|all|an?|any|his|her|its|their|such|equal|special)\b)",
        r"ha(?:s|ve) the right to", r"ha(?:s|ve) the power to",
    ),
    "ru": _words(
        r"уполномочива\w+", r"уполномочен[аоы]?", r"име\w+ право", r"способ(?:ен|на|но|ны)",
        r"разреша(?:ется|лось)", r"допуска(?:ется|лось)",
    ),
}  # fmt: skip
"""Permissions in other words than “may” and «может»."""

HEDGED = re.compile(r"(?<!\w)(?:бы|чтобы|дабы|возможно|вправе)(?!\w)", re.IGNORECASE)
"""Words that make a finite verb a wish or a possibility."""

SHALL = _words("shall")

ABLE = re.compile(r"able|eligible|entitled|authori[sz]ed|empowered|permitted|allowed|free", re.IGNORECASE)
"""Predicates with which “shall be” allows."""

ASIDE = re.compile(
    r",(?: \w+,| (?:if|where|when|with|subject|after|on|upon|by|in|at|under|for) [^,.;:]{3,90},)|"
    r" (?:in (?:no|any) (?:case|way|event|circumstances?)|as a (?:general )?rule|in principle|"
    r"from time to time|at (?:any|all) times?|if (?:necessary|possible)|where (?:necessary|appropriate))\b|"
    r", (?:если|когда|в|с|по|при|после|на|под|за) [^,.;:]{3,90},|, [\w-]+,",
    re.IGNORECASE,
)
"""Words between commas right after a modal word."""

HELPERS = {
    "en": re.compile(
        r"be|been|being|have|has|had|yet|also|only|so|to|the|an?|any|in|all|at|as|of|"
        r"(?!(?:appl|compl|impl|multipl|rel|repl|suppl|famil)y\b)\w+ly|already|still|even|"
        r"ever|always|necessarily|then|it|they|he|she|for|by|with|on",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"быть|был[аио]?|бы|ли|же|в|на|с|по|к|у|от|за|из|о|об|для|при|должным|полностью|еще|ещё|уже|всегда|также|"
        r"только|\w+[оеи]й мере",
        re.IGNORECASE,
    ),
}
"""Words between a negation and the word that it denies."""

MODAL_BEFORE = re.compile(
    r"мо(?:жет|гут|г|гла|гли|гло|жете|жем)|долж(?:ен|на|но|ны)|буд(?:ет|ут)|следует|подлеж(?:ит|ат)|явля(?:ется|ются)|"
    r"обязан[аы]?|вправе|име(?:ет|ют)",
    re.IGNORECASE,
)
"""Russian verbs that share their negation with the word after them."""

NO_SUBJECT = re.compile(
    r"\b(?:no one|nobody|nothing|none|neither|never|nowhere|no [a-z]+|without)\b", re.IGNORECASE
)
"""English words that deny the whole clause after them."""

FORMULA = {
    "en": re.compile(
        r"\b(?P<subject>no one|nobody|nothing|none|neither|no)\b(?:\s[\w-]+){0,3}?\s(?:(?P<allows>may|can)|"
        r"(?P<obliges>shall|must|should))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?P<subject>никто|ничто|никак(?:ой|ая|ое|ие)|ни один|ни одна|ни одно)(?:\s[\w-]+){0,3}?"
        r"\sне\s(?:(?P<allows>мо(?:жет|гут))|(?P<obliges>долж(?:ен|на|но|ны)))(?!\w)",
        re.IGNORECASE,
    ),
}
"""A subject that denies and the modal word with it: “No one shall”, «Никто не может»."""

RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that|where|when|if|unless|while)\b", re.IGNORECASE)
"""Words that begin a clause of its own."""

NOR = re.compile(
    r"\bnor (?:is|are|was|were|has|have|had|do|does|did|can|could|may|might|shall|should|will|would|must)\b",
    re.IGNORECASE,
)
"""“Nor” that takes up a negation before it."""

DOUBLE = re.compile(
    r"\b(?:no one|nobody|nothing|none|neither|no [a-z]+)\b(?:(?!\b(?:which|who|whom|whose|that|where|when|if|"
    r"unless|and|but|as|than)\b)[^.;:,!?()])*?\b(?:shall|may|must|should|will|would|can|could|is|are|was|were|do|does|did|"
    r"has|have|had)(?P<not> not)\b|\bnor (?:shall|may|will|are|is|do|does|did)(?P<nor> not)\b",
    re.IGNORECASE,
)
"""An English negation after a subject that denies already."""

SUBJECT_PRONOUN = _words(
    r"никто|ничто", r"никак(?:ой|ая|ое|ие)", "ни один|ни одна|ни одно", "ни в коей мере", "ни в коем случае",
    r"ни при каких(?: \w+)?",
)  # fmt: skip
"""Russian subjects and adverbs whose verb has «не»."""

TAKEN_UP = re.compile(
    r"(?<![\w-])(?:и|или|либо) (?P<verb>мо(?:жет|гут)|долж(?:ен|на|но|ны)|буд(?:ет|ут)|"
    r"\w{3,}(?:ет|ют|ит|ят)(?:ся)?)(?!\w)",
    re.IGNORECASE,
)
"""A second verb of one subject."""

WHILE = re.compile(r"(?<![\w-])пока(?!\w)(?P<clause>[^,.;:!?]*)", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:un)?til\b", re.IGNORECASE)
"""«Пока не» is “until”, «пока» alone “while”."""

ONLY = re.compile(r"only|только", re.IGNORECASE)

ANY = re.compile(r"(?<!\w)бы то ни было(?!\w)", re.IGNORECASE)
"""«Какой бы то ни было» is “any”, no wish."""

SUBORDINATE = re.compile(
    r"\s*(?:и |а |но )?(?:котор\w+|что|чтобы|если|когда|как|где|чье|чья|чьи|кто|за исключением)\b"
)
"""Beginnings of a clause that is none of the subject's own."""

NO_OR_FAIL = _words("no(?! (?:later|more|less|longer|fewer|one)\b)", r"fail(?:s|ed|ing)? to", "unable to")
"""English words that deny the word after them, besides “not”."""

HAVING = re.compile(
    r"(?<![\w-])(?P<verb>име(?:ет|ют|л[аои]?|ть|я|ющ(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)))\s+(?P<object>\w+)(?!\w)",
    re.IGNORECASE,
)
"""A form of «иметь» with the word after it; its object stands in the accusative unless it is denied."""

AMOUNT = _words("сколько", "столько", "много", "мало", "больше", "меньше", "более", "менее", "достаточно")
"""Words that take the genitive for themselves."""

ASIDE_NOT = re.compile(
    r"\s*не \w+(?:нн|[вш]ш|[юуая]щ|[еи]м|т)(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми|ий|его|ему|им|ем|"
    r"яя|ей|юю|ее|ие|их|ими)(?:ся)?(?!\w)"
)
"""A participle with its own «не», between commas."""
