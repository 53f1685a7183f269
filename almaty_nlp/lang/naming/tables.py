"""The words that names of bodies and persons are told by. Russian words are lemmas, lower case, ё as е."""

from __future__ import annotations

from almaty_nlp.lang.words import words

HEADS = {
    "ru": words("""
        агентство администрация академия акимат ассамблея ассоциация банк бюро ведомство
        генпрокуратура делегация департамент дирекция директорат дума инспекция институт
        канцелярия
        кабинет коллегия комиссариат комиссия комитет консульство корпорация лига меджлис миссия
        министерство отдел отделение палата парламент полиция посольство правительство прокуратура
        представительство президиум секретариат сенат секция служба собрание совет союз суд
        трибунал
        университет управление федерация фонд хукумат центр штаб организация общество содружество
        сеть
        коалиция движение клиника учреждение мажилис
    """),
    "en": words("""
        academy administration agency assembly association authority bank board branch bureau
        cabinet
        center centre chamber chancellery clinic coalition commission committee congress
        corporation
        council court delegation department directorate division embassy federation foundation
        fund
        government headquarters inspectorate institute league legislature majlis mission ministry
        movement
        network office organisation organization parliament police presidium prosecutor
        secretariat senate
        section service society tribunal unit union university commissariat consulate
    """),
}
"""Nouns that a body is called by. «Конференция», «план» and the like name events and papers, not bodies."""

LOOSE = {
    "ru": words("программа совещание конференция инициатива объединение группа альянс проект механизм"),
    "en": words("programme program conference initiative group alliance project entity mechanism"),
}
"""Nouns that name a body only where its acronym follows in brackets, or where the inventory has the name."""

EVENTS = words("""
    конференция декларация процесс план коммюнике совещание сессия саммит форум отель гостиница зал
    конвенция статут война
    соглашение договор протокол стратегия программа резолюция заявление встреча день год механизм
    повестка
    conference declaration process plan communique communiqué meeting session summit forum hotel hall
    convention
    agreement treaty protocol strategy programme program resolution statement day year modalities
    agenda framework war statute
    covenant compact charter act law
""")
"""Nouns of events, papers and houses: what they head is no body unless the inventory says so."""

PLAIN = words("""
    государство государства-участники государство-участник участник председатель председательство министр
    делегация сторона заявление наблюдатель координатор документ
    state states party parties coordinator coordinators chair chairmanship members observers
""")
"""Nouns that documents write with a capital out of respect, and that recognisers take for names."""

NAMED_AFTER = words(
    "зал улица проспект площадь аэропорт отель гостиница бульвар переулок имени им hall street hotel"
)
"""What is often named after a person: the name that follows is the place's."""

BARE = words("организация суд общество союз собрание учреждение движение сеть")
"""Nouns that stand for a body named before («Организация»): a name needs a capital after them."""

STATE_HEADS = words("""
    республика королевство федерация конфедерация эмират султанат княжество содружество штат
    republic kingdom federation confederation emirates sultanate principality commonwealth states
""")

LOCATED = words("""
    программа представительство посольство консульство центр отделение миссия бюро офис сотрудничество
    programme office centre center mission embassy consulate bureau delegation cooperation
    co-operation
    meeting academy branch
""")
"""Bodies whose name may go on with a place: «Представительство … в Центральной Азии»."""

BEFORE = words("""
    данный настоящий следующий соответствующий каждый другой иной новый любой указанный участвующий
    заинтересованный упомянутый нынешний прежний бывший действующий ваш наш их его ее свой
""")
"""Adjectives that stand before a name and are no part of it, even at the beginning of a sentence."""

PREPOSITIONS = words("по для против без о об")
"""Prepositions that go on with the name of a body («Комитет против пыток»); others do before a place."""

PLACED = words("в во при на")

WITH = words("борьба сотрудничество взаимодействие связь работа координация")
"""Nouns that go on with «с»: «Центр по борьбе с …»."""

LINKS = words("of for on against & de")
"""Words that go on with an English name before a capital; «in», «at» and «with» do so before a place."""

TITLES = {
    "ru": words("""
        г-н г-жа господин госпожа превосходительство высочество святейшество д-р доктор
        профессор проф. акад. академик генерал полковник майор товарищ тов.
    """),
    "en": words("""
        mr mr. mrs mrs. ms ms. dr dr. prof prof. sir madam mme h.e. h.e excellency professor miss
        hon
        hon. honourable general colonel ambassador
    """),
}

BEFORE_TITLES = {
    "ru": words("его ее их ваше"),
    "en": words("his her their your the"),
}
"""What stands before a title and belongs to it."""

POSTS = {
    "ru": words("""
        министр премьер-министр вице-министр вице-премьер заместитель первый президент
        вице-президент председатель
        сопредседатель посол комиссар секретарь директор руководитель глава начальник
        представитель
        координатор депутат сенатор советник консул докладчик спикер губернатор аким мэр судья
        прокурор
        модератор эксперт специалист замминистра гендиректор омбудсмен уполномоченный генеральный
        верховный чрезвычайный полномочный исполнительный специальный член
    """),
    "en": words("""
        minister prime deputy president vice-president vice chair chairperson chairman co-chair
        ambassador
        commissioner secretary director director-general secretary-general head representative
        coordinator senator adviser advisor consul rapporteur speaker governor mayor judge
        prosecutor
        moderator expert ombudsman member members general high special executive permanent
        assistant under-secretary
        first
    """),
}

PARTICLES = words("""
    оглы оглу кызы гызы уулу улы уули угли кизи аль эль ибн бин бен бинт аль- ад аз ас ан ар ван фон
    де ди
    да дю ла ле дер ден дос
    ogly oglu kyzy uulu uly ugli qizi al el ibn bin ben bint van von de di da du la le der den dos bey
""")
"""Small words inside the name of a person."""

PATRONYMIC_WORDS = words("оглы оглу кызы гызы уулу улы уули угли кизи ogly oglu kyzy uulu uly ugli qizi")

PATRONYMIC_ENDINGS = (
    "оглы", "оглу", "кызы", "гызы", "уулу", "улы", "ұлы", "қызы", "угли", "кизи",
    "ogly", "oglu", "kyzy", "uly", "uulu", "ugli", "qizi",
    "ович", "евич", "овна", "евна", "ovich", "evich", "ovna", "evna",
)  # fmt: skip
