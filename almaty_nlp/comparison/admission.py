"""What may be compared: two versions of one text in one language."""

from __future__ import annotations

from dataclasses import replace

from almaty_nlp.comparison.pairs import Pairing
from almaty_nlp.comparison.provisions import Provision
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document, Layer
from almaty_nlp.model.message import Message

COMMON = 0.02
"""Share of the words of the shorter text that must stand in provisions that answer each other."""
OTHER = 0.3
"""The same, from which a language told from few or mixed words is not believed."""
ENOUGH = 30
"""A text of fewer words may have been rewritten from end to end."""


def check_common(pairing: Pairing, old: Document, new: Document) -> None:
    """Raise InputError when the two texts have next to nothing in common, or are in two languages."""
    sizes = sum(p.size for p in pairing.old), sum(p.size for p in pairing.new)
    shared = sum(min(pairing.old[one].size, pairing.new[two].size) for one, two in pairing.forth.items())
    if old.language and new.language and old.language != new.language and shared < OTHER * min(sizes):
        raise InputError(
            Message(
                en=f"{new.path}: its language is {new.language}, that of {old.path} {old.language}: compare "
                "two versions in one language (add the other pair with --with)",
                ru=f"{new.path}: язык — {new.language}, а в {old.path} — {old.language}: сравнивайте "
                "две редакции на одном языке (вторую пару добавьте ключом --with)",
            )
        )
    if min(sizes) >= ENOUGH and shared < COMMON * min(sizes):
        raise InputError(
            Message(
                en=f"{old.path} and {new.path} have nothing in common: they are not versions of one text; "
                "check the names of the files",
                ru=f"{old.path} и {new.path} не имеют ничего общего: это не две редакции одного текста; "
                "проверьте имена файлов",
            )
        )


def furnished(
    old: list[Provision], new: list[Provision], before: Document, after: Document
) -> tuple[list[Provision], list[Provision]]:
    """Leave the page furniture out where it cannot be compared: in PDF, where it stands on every page, and
    between formats of which one has none.
    """
    if before.format == after.format and before.format != "pdf":
        return old, new
    return _body(old), _body(new)


def _body(provisions: list[Provision]) -> list[Provision]:
    kept = [provision for provision in provisions if provision.layer is not Layer.FURNITURE]
    places = {provision.at: at for at, provision in enumerate(kept)}
    return [replace(p, at=places[p.at], parent=places.get(p.parent, -1)) for p in kept]
