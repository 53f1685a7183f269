"""The words that reports put round amendments, in both interface languages."""

from __future__ import annotations

from almaty_nlp.model.change import ChangeKind, Meaning
from almaty_nlp.model.message import Message

KIND = {
    ChangeKind.INSERT: Message("inserted", "добавлено"),
    ChangeKind.DELETE: Message("deleted", "исключено"),
    ChangeKind.MODIFY: Message("amended", "изменено"),
    ChangeKind.MOVE: Message("moved", "перемещено"),
    ChangeKind.RENUMBER: Message("renumbered", "изменён номер"),
}

MEANING = {
    Meaning.MODALITY: Message("modality", "модальность"),
    Meaning.NUMBER: Message("number", "число"),
    Meaning.DATE: Message("date", "дата"),
    Meaning.MEMBERSHIP: Message("membership", "состав"),
    Meaning.BRACKET: Message("brackets", "скобки"),
    Meaning.TERM: Message("term", "термин"),
    Meaning.WORDING: Message("wording", "формулировка"),
    Meaning.FOOTNOTE: Message("footnote", "сноска"),
    Meaning.TABLE: Message("table", "таблица"),
    Meaning.STRUCTURE: Message("structure", "структура"),
    Meaning.EDITORIAL: Message("editorial", "редакционное"),
}

NO_CHANGES = Message("no changes", "изменений нет")
CHANGES = Message("changes", "изменений")
FOLLOWS = Message("a reference that follows the new numbers", "ссылка следует за новой нумерацией")
START = Message("(beginning)", "(начало)")
UNSHARED = Message("not changed alike in the other language", "на другом языке изменено не так же")
SHARED = Message("changed alike in both languages", "на обоих языках изменено одинаково")
