"""Abbreviations with a full stop, by language and by how they stand in a sentence.

Four roles decide whether a full stop may end the sentence:

* HEAD abbreviations want a word after them («ст. 14», «им. Абая», «No. 6», «Mr. Smith»): never an end;
* TAIL abbreviations stand after their word («2013 г.», «etc.»): an end when a new sentence can begin;
* NAME_HEAD abbreviations are heads before a name only («им. Абая»), words or tails otherwise;
* NUMBER_HEAD abbreviations are heads before a figure or label only («п. 3», «p. 12») and ordinary words
  or tails otherwise («и т. п. Стороны …»).

The words are written without the stop and in lower case. The lists started from what legal and United
Nations drafting uses; see also razdel's `sokr.py` (MIT) for the division into heads and tails.
"""

from __future__ import annotations

from almaty_nlp.lang.words import words

HEAD: dict[str, dict[str, str]] = {
    "ru": {
        "ст": "статья: ст. 14 Декларации",
        "пп": "пункты, подпункты: пп. 3 и 4",
        "подп": "подпункт",
        "абз": "абзац",
        "гл": "глава",
        "разд": "раздел",
        "прил": "приложение: прил. II",
        "рис": "рисунок",
        "табл": "таблица",
        "см": "смотри: см. п. 5",
        "ср": "сравни",
        "напр": "например",
        "ул": "улица",
        "пр": "проспект; «и пр.» is a tail by its pair",
        "просп": "проспект",
        "пл": "площадь",
        "пер": "переулок",
        "обл": "область",
        "пос": "посёлок",
        "тел": "телефон",
        "проф": "профессор",
        "акад": "академик",
        "доц": "доцент",
        "гр": "гражданин",
        "тов": "товарищ",
        "зам": "заместитель",
        "ред": "редактор",
        "док": "документ: док. A/68/1",
        "рез": "резолюция",
        "св": "святой, свыше",
        "ок": "около",
        "кв": "квартира, квадратный: 5 кв. км",
        "куб": "кубический",
        "юр": "юридический",
        "межд": "международный",
        "т.е": "то есть",
        "т.к": "так как",
        "т.н": "так называемый",
        "и.о": "исполняющий обязанности",
        "в.т.ч": "в том числе",
    },
    "en": {
        "cf": "compare",
        "mr": "Mr. Ban",
        "mrs": "Mrs.",
        "ms": "Ms.",
        "dr": "Dr.",
        "prof": "professor",
        "gen": "general",
        "st": "saint, street",
        "amb": "ambassador",
        "hon": "honourable",
        "e.g": "for example",
        "i.e": "that is",
        "viz": "namely",
        "vs": "versus",
        "v": "versus, in the names of cases",
        "ca": "about",
    },
}

NUMBER_HEAD: dict[str, dict[str, str]] = {
    "ru": {
        "п": "пункт: п. 3; but «и т. п.»",
        "ч": "часть: ч. 2",
        "с": "страница: с. 15",
        "стр": "страница, строка: стр. 15; «15 стр.»",
        "т": "том: т. 2",
        "д": "дом: д. 5; but «и т. д.»",
        "кн": "книга",
        "вып": "выпуск",
        "изд": "издание",
    },
    "en": {
        "no": "number: No. 6",
        "nos": "numbers",
        "art": "article: Art. 33",
        "arts": "articles",
        "para": "paragraph: para. 4",
        "paras": "paragraphs",
        "sec": "section",
        "ch": "chapter",
        "chap": "chapter",
        "fig": "figure",
        "vol": "volume",
        "rev": "revision: A/68/L.1/Rev. 1",
        "add": "addendum: Add. 2",
        "corr": "corrigendum",
        "supp": "supplement",
        "doc": "document",
        "res": "resolution",
        "p": "page: p. 12",
        "pp": "pages",
        "ed": "edition, editor",
        "pt": "part",
        "op": "op. cit.",
        "ibid": "in the same place: ibid. 12",
    },
}

NAME_HEAD: dict[str, dict[str, str]] = {
    "ru": {
        "им": "имени: им. Абая; but «предоставленных им. Стороны …»",
        "г": "город: в г. Алматы",
        "р": "река: р. Иртыш",
        "о": "остров",
        "ш": "шоссе",
    },
    "en": {},
}

TAIL: dict[str, dict[str, str]] = {
    "ru": {
        "г": "год: 5 июня 2013 г.",
        "гг": "годы: 2011–2013 гг.",
        "в": "век: XXI в.",
        "вв": "века",
        "др": "и др.",
        "проч": "и проч.",
        "т.д": "и т. д.",
        "т.п": "и т. п.",
        "н.э": "нашей эры",
        "тыс": "тысяча",
        "млн": "миллион",
        "млрд": "миллиард",
        "руб": "рубль",
        "долл": "доллар: 5 млн долл. США",
        "тг": "тенге",
        "коп": "копейка",
        "чел": "человек: 120 чел.",
        "мин": "минута",
        "ч": "час after a figure",
        "сек": "секунда",
        "экз": "экземпляр",
        "прим": "примечание",
        "сокр": "сокращение",
        "экв": "эквивалент",
    },
    "en": {
        "etc": "and so on",
        "al": "et al.",
        "inc": "Inc.",
        "ltd": "Ltd.",
        "co": "Co.",
        "corp": "Corp.",
        "jr": "Jr.",
        "sr": "Sr.",
        "dept": "Dept.",
        "govt": "Govt.",
        "approx": "approximately",
        "cit": "op. cit.",
        "seq": "et seq.",
        "a.m": "before noon",
        "p.m": "after noon",
        "u.s": "United States",
        "u.n": "United Nations",
        "u.k": "United Kingdom",
        "jan": "January",
        "feb": "February",
        "mar": "March",
        "apr": "April",
        "aug": "August",
        "sept": "September",
        "oct": "October",
        "nov": "November",
        "dec": "December",
    },
}

PAIRS: dict[str, dict[tuple[str, str], str]] = {
    "ru": {
        ("т", "д"): "tail: и т. д.",
        ("т", "п"): "tail: и т. п.",
        ("и", "др"): "tail: и др.",
        ("и", "пр"): "tail: и пр.",
        ("н", "э"): "tail: н. э.",
        ("т", "е"): "head: т. е.",
        ("т", "к"): "head: т. к.",
        ("т", "н"): "head: т. н.",
        ("т", "ч"): "head: в т. ч.",
        ("и", "о"): "head: и. о. министра",
        ("с", "г"): "tail: 5 июня с. г.",
    },
    "en": {
        ("et", "al"): "tail: et al.",
        ("et", "seq"): "tail: et seq.",
        ("op", "cit"): "tail: op. cit.",
        ("e", "g"): "head: e. g.",
        ("i", "e"): "head: i. e.",
    },
}

LABEL_NOUNS = words("""
    статья правило глава раздел часть пункт приложение группа вариант таблица рисунок комитет класс форма
    тип этап article rule chapter section part paragraph annex appendix group option table figure
    committee class form type schedule phase
""")
"""Nouns that are followed by a number or letter: «Annex A.» ends with its letter, which is no initial."""

COUNTED = frozenset(("тыс", "млн", "млрд", "долл", "руб"))
"""Units that an acronym may follow in the same sentence: «5 млн долл. США»."""

STATES = frozenset(("u.s", "u.n", "u.k"))
"""Names with stops inside, which stand before nouns as often as at the end: «the U.S. Government»."""
