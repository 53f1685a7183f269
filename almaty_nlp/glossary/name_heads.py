"""The nouns that names of bodies and titles of instruments begin with, and the small words inside them."""

from __future__ import annotations

from almaty_nlp.lang.words import words

NAME_HEADS = {
    "ru": words("""
        академия агентство ассамблея ассоциация банк бюро ведомство департамент дирекция закон
        институт кодекс комиссариат комиссия комитет коалиция конвенция конгресс конференция
        концепция лига министерство миссия общество организация отделение пакт парламент программа
        проект протокол регламент резолюция сеть служба совет совещание содружество соглашение союз
        стратегия суд указ управление устав федерация фонд форум хартия центр декларация договор
        инициатива меморандум доктрина учреждение университет
    """),
    "en": words("""
        academy act agency agreement assembly association bank board bureau centre center charter
        coalition code commission committee compact conference congress constitution convention
        council court covenant declaration department directorate division federation forum
        foundation framework fund group initiative institute league memorandum ministry mission
        network office organization organisation pact partnership plan process programme project
        protocol resolution service society statute strategy summit taskforce treaty tribunal union
        university
    """),
}

NAME_LINKS = {
    "ru": words("о об обо по против для за при в на между"),
    "en": words("of the and for on to in against de"),
}

NAME_ENDS = words("который которая которое которые которого которой которых что а но или не как если")
"""A Russian name ends before these."""

LOOSE = words("в во на с со из от до при под над за через после перед")
"""Prepositions that seldom go on with a Russian name, save before the words of TIGHT or a capital."""

TIGHT = words("""
        области сфере борьбе целях отношении деле вопросам наркотиками терроризмом преступностью
        торговлей незаконной незаконным нелегальной организованной безопасности
""")
"""«в области миграции», «по борьбе с незаконной миграцией»."""
