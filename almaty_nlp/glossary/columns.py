"""The columns of a glossary file and what stands in them when a user's own glossary leaves them out."""

from __future__ import annotations

REQUIRED_EITHER = ("en_term", "ru_term")
"""A file needs at least one of these columns."""

DEFAULTS = {
    "concept_id": "",
    "en_term": "-",
    "ru_term": "-",
    "status": "preferred",
    "part_of_speech": "-",
    "subject_field": "-",
    "en_acronym": "-",
    "ru_acronym": "-",
    "definition_en": "-",
    "note": "-",
    "source": "-",
    "scope": "",
    "name_type": "-",
}
"""Value of an absent column. Without `concept_id` the rows with one English (else Russian) term are one
concept; without `scope` a rejected row is wrong in Russian, or in English when it has no Russian term."""

IGNORED = frozenset(("iso2", "iso3", "m49", "en_sort_key", "un_status", "definition_ru", "comment"))

CANDIDATES = ("en_term", "ru_term", "status", "count", "share", "also", "en_line", "ru_line", "known")
"""Columns of a list of candidates to be decided on: how often the pair of terms stands, in what share of the
places of the Russian one, other renderings, a concordance line of each language, and the concept that has
the Russian term already. `load` reads what is left of the list and passes over the facts."""
FACTS = frozenset(("count", "share", "also", "en_line", "ru_line", "known"))

STATUSES = ("preferred", "admitted", "deprecated", "forbidden")
SCOPES = ("ru", "en", "pair", "ru-acronym", "ru-case", "-")
NAME_TYPES = ("short", "formal", "-")

HEADINGS = {
    "english": "en_term",
    "en": "en_term",
    "английский": "en_term",
    "russian": "ru_term",
    "ru": "ru_term",
    "русский": "ru_term",
    "статус": "status",
    "term_en": "en_term",
    "term_ru": "ru_term",
    "примечание": "note",
    "id": "concept_id",
}
"""Other headings that users write, and the column meant."""
