"""Synthetic Russian reports of any length: grammatical sentences put together from our own phrases, seeded.

Real reports repeat formulas and vary names, numbers and objects; so do these. A page holds about 330 words.
"""

from __future__ import annotations

import random

WORDS_A_PAGE = 330

SUBJECTS = (
    "Государства-участники",
    "Делегации",
    "Старшие должностные лица",
    "Представители принимающей стороны",
    "Руководители рабочих групп",
    "Участники совещания",
    "Секретариат Диалога",
    "Национальные координаторы",
    "Эксперты",
    "Приглашенные наблюдатели",
    "Сопредседатели",
    "Международные организации",
)
VERBS = (
    "рассмотрели",
    "одобрили",
    "обсудили",
    "приняли к сведению",
    "поддержали",
    "предложили доработать",
    "просили подготовить",
    "с удовлетворением отметили",
    "внимательно изучили",
    "вновь подтвердили",
)
OBJECTS = (
    "проект плана работы",
    "доклад о положении перемещенных лиц",
    "порядок обмена сведениями",
    "предложения по обучению сотрудников",
    "перечень первоочередных мер",
    "руководство по приему заявлений",
    "бюджет совместных мероприятий",
    "итоги полевой оценки",
    "правила ведения учета",
    "расписание консультаций",
    "положение о рабочей группе",
    "сводную таблицу обязательств",
    "методику сбора данных",
)
PLACES = (
    "в приграничных районах",
    "на уровне министерств",
    "в рамках ежегодной встречи",
    "по линии пограничных служб",
    "с участием местных органов",
    "при содействии доноров",
    "в странах происхождения",
    "в пунктах пропуска",
    "до начала следующего цикла",
    "с учетом замечаний сторон",
    "на основе взаимных договоренностей",
)
REASONS = (
    "поскольку прежний порядок не учитывал нужды семей",
    "что позволит сократить сроки рассмотрения",
    "и поручили вернуться к этому вопросу",
    "при этом часть государств высказала оговорки",
    "имея в виду ограниченные средства",
    "с тем чтобы не допустить двойной работы",
    "и договорились сообщить о результатах",
    "так как число обращений выросло",
    "не предрешая итогов переговоров",
)
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def sentence(dice: random.Random) -> str:
    """One sentence; three in ten name a date, two in ten a quantity."""
    words = [dice.choice(SUBJECTS), dice.choice(VERBS), dice.choice(OBJECTS), dice.choice(PLACES)]
    chance = dice.random()
    if chance < 0.3:
        words.append(f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2011, 2026)} года")
    elif chance < 0.5:
        words.append(f"в объеме {dice.randint(11, 990)} часов")
    return f"{' '.join(words)}, {dice.choice(REASONS)}."


def report(pages: int, seed: int = 1) -> str:
    """Return a Markdown report of about `pages` pages."""
    dice = random.Random(seed)
    blocks, words, number = ["# Доклад о работе Диалога"], 0, 0
    while words < pages * WORDS_A_PAGE:
        if number % 25 == 0:
            blocks.append(f"## Раздел {number // 25 + 1}")
        number += 1
        text = " ".join(sentence(dice) for _ in range(dice.randint(2, 6)))
        blocks.append(f"{number}. {text}")
        words += len(text.split())
    return "\n\n".join(blocks) + "\n"
