"""The instrument that makes one version of a text into another, in the smallest operations that do it.

Every operation is worded, read again by the grammar and applied to the text of the moment before it is kept:
what is in the instrument round-trips. Order: what changes throughout, words where the provisions stand,
notes, deletions, moves, new numbers, insertions.
"""

from __future__ import annotations

from almaty_nlp.amend.bench import Bench, Goal, is_head
from almaty_nlp.amend.calls import with_calls
from almaty_nlp.amend.inserting import put_in
from almaty_nlp.amend.reordering import notes_out, put_in_order, renumber, rows_out, take_out
from almaty_nlp.amend.rewording import reword_all
from almaty_nlp.amend.styles import wording
from almaty_nlp.amend.throughout import reword_throughout
from almaty_nlp.amend.working import Working
from almaty_nlp.comparison import diff
from almaty_nlp.model.document import Block, Document


def steps(old: Document, new: Document, style: str = "") -> Bench:
    """Return the bench after all steps: its points are the instrument, in a house style (`styles.STYLES`)."""
    language = old.language or "ru"
    sentences = wording(style, language)
    comparison = diff(old, new)
    texts = with_calls(new)
    goals = {block.id: Goal(block, *texts[block.id]) for block in new.blocks}
    working = Working.of(old)
    units = {unit.id: unit for unit in working.all()}
    pairs = {
        id(units[a]): goals[b]
        for a, b in comparison.pairs
        if a in units and b in goals and _alike(units[a].block, goals[b].block)
    }
    bench = Bench(working, goals, pairs, sentences(working, language))
    reword_throughout(bench)
    reword_all(bench)
    notes_out(bench, new)
    rows_out(bench)
    take_out(bench)
    put_in_order(bench)
    renumber(bench)
    put_in(bench, new)
    return bench


def _alike(old: Block, new: Block) -> bool:
    """Blocks that answer each other can be one provision: heading with heading, cell with cell."""
    return (
        (old.cell is None) == (new.cell is None) and (old.layer is new.layer) and is_head(old) == is_head(new)
    )
