"""The words of amending instruments beside their formulas: names of units, ordinals, silent words.

The formulas themselves are data (`data/formulas.tsv`); here is what every formula may contain.
"""

from __future__ import annotations

RANKS = {
    "whole": 0, "annex": 1, "division": 2, "chapter": 3, "section": 3, "preamble": 3, "operative": 3,
    "subsection": 4, "article": 5, "clause": 5, "part": 6, "point": 7, "list": 8, "subpoint": 9, "item": 9,
    "block": 10, "chapeau": 10, "entry": 10, "table": 8, "row": 11, "page": 11, "column": 12, "line": 12,
    "sentence": 13,
    "footnote": 14, "call": 14, "heading": 15, "any": 16,
}  # fmt: skip
"""How units nest, from the outside in."""

HEADED = frozenset({"annex", "division", "chapter", "section", "subsection", "article", "clause", "part"})
"""Units that are usually headings."""

UNITS = {
    "ru": (
        ("operative", r"постановляющ\w+ част\w+"),
        ("annex", r"приложени\w+"),
        ("subsection", r"подраздел\w*"),
        ("section", r"раздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("chapter", r"глав(?:а|ы|е|у|ой|ам|ами|ах)?"),
        ("article", r"стат(?:ья|ьи|ье|ью|ьёй|ьей|ей|ьям|ьями|ьях)"),
        ("part", r"част(?:ь|и|ью|ей|ям|ями|ях)"),
        ("subpoint", r"подпункт\w*"),
        ("point", r"пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("block", r"абзац\w*"),
        ("chapeau", r"вводн\w+ (?:част\w+|фраз\w+|предложени\w+)"),
        ("sentence", r"предложени(?:е|я|ю|ем|и|й|ям|ями|ях)"),
        ("call", r"знак\w* сноск\w+|ссылк\w+ на сноск\w+"),
        ("footnote", r"сноск\w+|сносок|примечани\w+"),
        ("table", r"таблиц\w*"),
        ("row", r"строк(?:а|и|е|у|ой|ам|ами|ах)?"),
        ("column", r"граф(?:а|ы|е|у|ой|ам|ами|ах)?|столб(?:ец|ца|цу|цом|це|цы)|колонк\w+"),
        ("heading", r"наименовани(?:е|я|ю|ем|и|й|ях)|названи(?:е|я|ю|ем|и)"),
        ("heading", r"заголов(?:ок|ка|ку|ком|ке|ки|ков|ках)"),
        ("preamble", r"преамбул\w+"),
        ("list", r"переч(?:ень|ня|ню|нем|не|ни|ней|нях)|спис(?:ок|ка|ку|ком|ке)"),
        ("entry", r"позици\w+"),
    ),
    "en": (
        ("block", r"preambular paragraphs?"),
        ("chapeau", r"introductory (?:wording|words|part|phrase|sentence)|chapeau"),
        ("point", r"operative paragraphs?|paragraphs?|paras?\."),
        ("annex", r"annex(?:es)?|appendix|appendices|schedules?"),
        ("division", r"parts?"),
        ("chapter", r"chapters?"),
        ("subsection", r"subsections?"),
        ("section", r"sections?"),
        ("article", r"articles?"),
        ("clause", r"clauses?"),
        ("block", r"(?:first |second )?subparagraphs?(?= of article)"),
        ("subpoint", r"sub-?paragraphs?|points?"),
        ("item", r"items?"),
        ("sentence", r"sentences?"),
        ("call", r"(?:reference|call|mark) (?:to|of) (?:footnotes?|notes?)|footnote (?:reference|mark)s?"),
        ("footnote", r"footnotes?"),
        ("table", r"tables?"),
        ("row", r"rows?"),
        ("column", r"columns?"),
        ("heading", r"headings?|titles?"),
        ("preamble", r"preamble"),
        ("operative", r"operative part"),
        ("list", r"lists?"),
        ("entry", r"entr(?:y|ies)"),
        ("page", r"pages?"),
        ("line", r"lines?"),
    ),
}  # fmt: skip
"""Names of units by language; the first that matches counts, so longer names come first."""

ORDINALS = {
    "ru": (
        (1, r"перв\w+"), (2, r"втор(?:ой|ая|ое|ого|ую|ом|ые|ых|ым)"),
        (3, r"трет(?:ий|ья|ье|ьего|ью|ьей|ьем|ьи|ьих|ьим)"),
        (4, r"четверт\w+|четвёрт\w+"), (5, r"пят(?:ый|ая|ое|ого|ую|ой|ом|ые|ых|ым)"),
        (6, r"шест(?:ой|ая|ое|ого|ую|ом|ые|ых|ым)"), (7, r"седьм\w+"), (8, r"восьм(?:ой|ая|ое|ого|ую|ом|ым)"),
        (9, r"девят(?:ый|ая|ое|ого|ую|ой|ом|ым)"), (10, r"десят(?:ый|ая|ое|ого|ую|ой|ом|ым)"),
        (-1, r"последн\w+"),
    ),
    "en": (
        (1, "first"), (2, "second"), (3, "third"), (4, "fourth"), (5, "fifth"), (6, "sixth"), (7, "seventh"),
        (8, "eighth"), (9, "ninth"), (10, "tenth"), (-1, "last|final"),
    ),
}  # fmt: skip

NUMBERED_ORDINAL = {
    "ru": r"\d{1,3}-(?:й|я|е|го|м|ом|ей|ой|ю|ую|му|ым)",
    "en": r"\d{1,3}(?:st|nd|rd|th)",
}

SILENT = {
    "ru": frozenset(
        [
            "в",
            "во",
            "на",
            "к",
            "и",
            "а",
            "также",
            "слово",
            "цифра",
            "число",
            "знак",
            "препинание",
            "союз",
            "предлог",
            "следующий",
            "содержание",
            "редакция",
            "образ",
            "соответственно",
            "соответствовать",
            "соответствующий",
            "два",
            "три",
            "один",
            "новый",
            "этот",
            "который",
            "которая",
            "быть",
            "мочь",
            "являться",
            "текст",
            "для",
            "от",
            "с",
            "со",
            "о",
            "об",
            "по",
            "его",
            "ее",
            "их",
            "находиться",
            "изменение",
            "дополнение",
            "абзацный",
            "номер",
            "порядковый",
        ]
    ),
    "en": frozenset(
        [
            "in",
            "on",
            "of",
            "to",
            "the",
            "a",
            "an",
            "and",
            "word",
            "words",
            "phrase",
            "figure",
            "figures",
            "number",
            "date",
            "term",
            "expression",
            "following",
            "follows",
            "as",
            "is",
            "are",
            "be",
            "shall",
            "by",
            "with",
            "at",
            "amend",
            "amended",
            "accordingly",
            "reading",
            "read:",
            "existing",
            "new",
            "it",
            "its",
            "therefor",
            "that",
            "which",
            "text",
            "text:",
            "two",
            "three",
            "one",
            "from",
            "there",
            "thereof",
            "also",
            "so",
            "then",
        ]
    ),
}
"""Words that change nothing about an operation, by lemma; words that do, such as «кроме» or «except», are not
here, and a clause with such a word is reported.
"""

SAME = {
    "ru": {
        "сформулировать": "изложить", "вычеркнуть": "исключить", "удалить": "исключить",
        "изъять": "исключить",
        "дополнить": "дополнить", "включить": "дополнить", "добавить": "дополнить", "вставить": "дополнить",
        "указать": "дополнить", "перенести": "переместить", "снимать": "снять",
        "перенумеровать": "нумерация", "изменить": "изменить",
    },
    "en": {
        "strike": "delete", "omit": "delete", "repeal": "delete", "remove": "delete", "suppress": "delete",
        "insert": "insert", "add": "insert", "include": "insert",
        "redesignate": "renumber", "become": "renumber", "transfer": "move", "transpose": "move",
        "reword": "read", "revise": "read", "change": "replace", "appear": "follow",
    },
}  # fmt: skip
"""Verbs that say the same in a formula."""

NEW = {"ru": r"нов\w+|следующ\w+", "en": r"(?:a |the )?(?:new|following)"}
"""Before the name of a unit: the unit is not in the text yet."""

EVERYWHERE = {
    "ru": r"(?:далее )?по (?:всему )?тексту(?: (?-i:[А-ЯЁ])\w+)?|во всех случаях|везде",
    "en": r"throughout(?: the (?:text|document)(?: of the (?-i:[A-Z])\w+)?| the (?-i:[A-Z])\w+)?"
    r"|in each place(?: (?:where )?it (?:occurs|appears))?"
    r"|(?:in )?each place (?:it|they) (?:appears?|occurs?)|wherever (?:it|they) (?:appears?|occurs?)",
}
INFLECTED = {
    "ru": r"в соответствующ\w+ (?P<number>числ\w+ и )?падеж\w*(?P<number2> и числ\w+)?",
    "en": r"(?!)",
}
ADJUSTED = {
    "ru": r"(?!)",
    "en": r",? ?and any (?:necessary )?grammatical adjustments? .*?made",
}

MARKS = {
    "ru": (
        (";", r"точк(?:у|ой|а|и) с запятой"), (",", r"запят(?:ую|ой|ая)"), (":", r"двоеточи\w+"),
        (".", r"точк(?:у|ой|а|и)"),
    ),
    "en": ((";", r"(?:a |the )?semi-?colon"), (",", r"(?:a |the )?comma"), (":", r"(?:a |the )?colon"),
           (".", r"(?:a |the )?(?:period|full stop)")),
}  # fmt: skip
"""Names of punctuation marks."""

IDENTIFIED = {
    "ru": (
        ("starts", r",? ?(?:котор\w+ )?начина(?:ется|ющ\w+ся|ющ\w+)(?: со?)? слов\w*,?"),
        ("ends", r",? ?(?:котор\w+ )?(?:заканчива|оканчива)(?:ется|ющ\w+ся)(?: на)? слов\w*,?"),
        ("is", ""),
    ),
    "en": (
        ("starts", r",? ?(?:which |that )?(?:begin|start)(?:ning|ing|s)(?: with)?(?: the words?)?"),
        ("ends", r",? ?(?:which |that )?end(?:ing|s)(?: with)?(?: the words?)?"),
        ("has", r"\s+for"),
        ("is", ""),
    ),
}
"""How a unit is identified by its text, before the quotation."""

ROLES = {
    "ru": {
        "после": "after",
        "перед": "before",
        "дополнить": "new",
        "считать": "as",
        "заканчиваться": "after",
        "начало": "front",
    },
    "en": {
        "after": "after",
        "follow": "after",
        "before": "before",
        "precede": "before",
        "begin": "front",
    },
}
"""Words that give the unit behind them its role."""
