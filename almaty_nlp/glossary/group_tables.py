"""Words that keep a Russian or English word group from being a term."""

from __future__ import annotations

from almaty_nlp.lang.words import words

POINTING = words("""
    настоящий данный указанный упомянутый вышеупомянутый вышеуказанный нижеследующий следующий
    соответствующий предыдущий последующий любой каждый другой иной прочий многий некоторый такой
    подобный аналогичный различный определенный возможный необходимый всякий отдельный общепризнанный
    предусмотренный изложенный содержащийся имеющий относящийся касающийся связанный направленный
    основной важный ключевой главный новый полный весь один должный дополнительный первый второй третий
    последний конкретный надлежащий
""")
"""Attributes that point at a thing or weigh it and do not name a kind of it («настоящий Устав»); they stand
outside a term, as «новый» does in «новый механизм»."""

SUPPORT = words("""
    соответствие рамка цель качество течение случай мера условие связь отношение учет основа помощь
    область ход счет порядок вид число степень часть сторона ряд целое момент место раз образ
    исключение ущерб путь основание результат период срок дело зависимость интерес роль лицо внимание
    сведение вопрос ввод проведение осуществление обеспечение содействие наличие использование
    применение принятие создание развитие укрепление достижение выполнение оказание отсутствие
    улучшение повышение расширение увеличение разработка продвижение восстановление поддержание
    соблюдение функционирование реализация уважение рассмотрение изменение друг
""")
"""Nouns that in «в соответствии с», «в рамках», «в целях» are no more than a preposition, and nouns of
acting, which name an event of the sentence: before a genitive they are no part of its term."""

DIVISIONS = words("""
    статья пункт подпункт глава раздел приложение абзац параграф строка таблица рисунок сноска
    год день месяц неделя час январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь
    декабрь понедельник вторник среда четверг пятница суббота воскресенье
""")
"""Divisions of a text and of time: «статья 5» and «5 июня» are references."""

ENGLISH_EDGES = words("""
    such same other own certain following present respective relevant appropriate necessary said
    above-mentioned aforementioned due further new each any all every some many one two three four five
    first second third not only also so when if it they them his her be been being do does done has have
    had make makes made take takes taken give given including include concerning regarding referred
    provided contained related set forth out up
""")
"""English words at the edge of a group that belong to the sentence, not to the term."""
