"""The one place that wires the floors together: files in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp import baseline as baselines
from almaty_nlp import suppressions
from almaty_nlp.collector import collector_paused
from almaty_nlp.config import Settings, settings_for
from almaty_nlp.errors import AlmatyError, InputError
from almaty_nlp.model.finding import Finding, Review, Severity, Suppressed, Unread
from almaty_nlp.model.fingerprint import with_fingerprints
from almaty_nlp.model.message import Message
from almaty_nlp.review._glossaries import NONE, glossary_for

if TYPE_CHECKING:
    from almaty_nlp.checks.rule import Rule
    from almaty_nlp.model.document import Document
    from almaty_nlp.review._suppress import Sorted

__all__ = ["accept", "baseline_file", "check", "fails"]

Progress = Callable[[str], None]


@collector_paused()
def check(
    paths: Sequence[str | Path],
    *,
    against: str | Path | None = None,
    glossary: Iterable[str | Path] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    baseline: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Review:
    """Read documents and return what is wrong in them, sorted by document and place.

    `against` names the counterpart of every document in the other language (Russian or English): the two
    are aligned and the bilingual rules run too. `glossary` is added to the shipped glossaries («none» among
    the names turns those off); `select` and `ignore` name rules by code, beginning of a code or name;
    findings known to `baseline` are set aside («none» turns off one that the settings name). `settings`
    replaces the settings file found upwards from each document; arguments win over settings. `progress` is
    told each path as its turn comes.

    Of several documents a name that cannot be meant (no such file, a kind nobody reads) refuses the run
    before anything is read; one that turns out broken, hostile or too large stands in `Review.unread`, and
    the others are checked.
    Raises InputError, SettingsError and MissingEngine; never for what a rule does.
    """
    from almaty_nlp.readers import batch, check_name

    several = tuple(dict.fromkeys(Path(path) for path in paths))
    for path in several if len(several) > 1 else ():
        check_name(path)
    names, asked, refused = [str(name) for name in glossary], tuple(select), tuple(ignore)
    documents: list[Document] = []
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    notes: list[Message] = []
    unread: list[Unread] = []
    with batch():
        source = _with_text(Path(against), settings) if against is not None else None
        for path in several:
            if progress is not None:
                progress(str(path))
            own = settings or settings_for(path)
            _choose_pipelines(own)
            document = _with_text(path, own) if len(several) == 1 else _tried(path, own, unread)
            if document is None:
                continue
            documents.append(document)
            sorted_ = _examine(document, own, names, asked, refused, source)
            _apply_baseline(document, sorted_, baseline_file(baseline, own))
            findings += sorted_.findings
            suppressed += sorted_.suppressed
            notes += [_about(document, notice.message) for notice in document.notices]
            notes += sorted_.notes
    return Review(tuple(documents), tuple(findings), tuple(notes), tuple(suppressed), source, tuple(unread))


def _choose_pipelines(settings: Settings) -> None:
    """Let rules that ask for tags, trees or names have them of the pipelines that the settings name."""
    from almaty_nlp.lang.parsing import choose

    choose("ru", settings.russian)
    choose("en", settings.english)


def fails(review: Review, fail_on: str) -> bool:
    """Return True when a finding is as grave as `fail_on` (error, warning, style, never) or graver."""
    return fail_on != "never" and any(f.severity >= Severity[fail_on.upper()] for f in review.findings)


def accept(review: Review, path: Path) -> int:
    """Write a baseline of the findings of a review, one made with `baseline="none"`; return their number.

    Reasons that an older baseline of that name gave are kept.
    """
    older = baselines.load(path) if path.exists() else ()
    entries: list[baselines.Known] = []
    for document in review.documents:
        found = [finding for finding in review.findings if finding.place.path == document.path]
        known = baselines.accepted(document, found, older, path.parent)
        for finding in found:
            before = known.get(finding.fingerprint)
            entries.append(baselines.entry(document, finding, path.parent, before.reason if before else ""))
    baselines.save(path, entries)
    return len(entries)


def baseline_file(named: str | Path | None, settings: Settings) -> Path | None:
    """Return the baseline that applies: the named one («none» = none at all), else that of the settings."""
    if named is None:
        return settings.baseline
    return None if str(named) == NONE else Path(named)


def _examine(
    document: Document,
    settings: Settings,
    names: list[str],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    source: Document | None,
) -> Sorted:
    from almaty_nlp.checks.desk import Shelf
    from almaty_nlp.checks.registry import rules
    from almaty_nlp.checks.runner import run
    from almaty_nlp.review._bilingual import held_against
    from almaty_nlp.review._resting import resting
    from almaty_nlp.review._selection import selection
    from almaty_nlp.review._suppress import suppress

    known: tuple[Rule, ...] = rules()
    path = Path(document.path)
    chosen = selection(known, settings, path, select, ignore)
    entries = suppressions.beside(path)
    if settings.suppressions is not None:
        entries += suppressions.load(settings.suppressions)
    glossaries = (*settings.glossary, *names)
    shelf = Shelf(document, glossary_for(glossaries))
    found = run(shelf, chosen.rules, chosen.options)
    if source is not None:
        found = held_against(source, shelf, found, chosen.rules, chosen.options, glossaries)
    weighed = [replace(f, severity=chosen.severity.get(f.rule, f.severity)) for f in found]
    result = suppress(document, with_fingerprints(document, weighed), known, entries)
    result.notes += resting(shelf.resting)
    return result


def _with_text(path: Path, settings: Settings | None) -> Document:
    from almaty_nlp.readers import Limits, read

    document = read(path, limits=Limits.of((settings or settings_for(path)).limits))
    if not any(block.text.strip() for block in document.blocks):
        raise InputError(_nothing_to_read(path))
    return document


def _tried(path: Path, settings: Settings, unread: list[Unread]) -> Document | None:
    """Read one document of a batch; None when it cannot be read, which `unread` then says."""
    try:
        return _with_text(path, settings)
    except AlmatyError as error:
        unread.append(Unread(str(path), error.message))
    except Exception as error:  # noqa: BLE001 (a fault of a reader must not cost the other documents)
        unread.append(Unread(str(path), _fault(path, error)))
    return None


def _apply_baseline(document: Document, sorted_: Sorted, path: Path | None) -> None:
    if path is None:
        return
    known = baselines.accepted(document, sorted_.findings, baselines.load(path), path.parent)
    sorted_.suppressed += [
        Suppressed(f, "baseline", known[f.fingerprint].reason)
        for f in sorted_.findings
        if f.fingerprint in known
    ]
    sorted_.findings = [f for f in sorted_.findings if f.fingerprint not in known]


def _nothing_to_read(path: Path) -> Message:
    return Message(
        en=f"{path}: no text in it; if it is a scan, recognise its text first or pass the DOCX original",
        ru=f"{path}: в файле нет текста; если это скан, распознайте его или возьмите исходный DOCX",
    )


def _fault(path: Path, error: Exception) -> Message:
    reason = f"{type(error).__name__}: {error}"
    return Message(
        en=f"{path}: internal error while reading ({reason}); please report it",
        ru=f"{path}: внутренняя ошибка при чтении ({reason}); сообщите о ней",
    )


def _about(document: Document, message: Message) -> Message:
    if document.path in message.en:
        return message
    return Message(f"{document.path}: {message.en}", f"{document.path}: {message.ru}")
