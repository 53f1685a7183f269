"""What holds for every pair of versions: random edits of random documents."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.comparison import diff
from almaty_nlp.comparison.words import compare_words
from almaty_nlp.model.change import Change, ChangeKind, Comparison, Op
from almaty_nlp.model.document import Block, Document, Kind

WORDS = (
    "группа экспертов государства может должна 15 дней два года [Норландия] отчет, решения; и в на the Chair "
    "shall meet twice 1 мая 2027 года (ГЭ) «доклад» 10,5 % of парламента секретарь совещание"
)
TEXTS = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join)
FRAME = (
    "Настоящее положение устанавливает порядок созыва ежегодных совещаний участников процесса сотрудничества"
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Document, Document]:
    """Two versions: paragraphs put in, taken out, moved, with words put in and taken out."""
    old = draw(st.lists(TEXTS, min_size=1, max_size=10))
    new = list(old)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(new)))
        match draw(st.sampled_from(["insert", "delete", "move", "words"])):
            case "insert":
                new.insert(at, draw(TEXTS))
            case "delete" if len(new) > 1 and at < len(new):
                del new[at]
            case "move" if at < len(new):
                new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
            case "words" if at < len(new):
                words = new[at].split(" ")
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS.split()))
                new[at] = " ".join(words)
    return _document(old), _document(new)


def _document(texts: list[str]) -> Document:
    blocks = (FRAME, *texts)
    return Document("x.md", "md", tuple(Block(f"b{n}", Kind.PARAGRAPH, t) for n, t in enumerate(blocks)))


def _sides(change: Change) -> tuple[str, str]:
    old = "".join(word.text for word in change.words if word.op is not Op.INSERT)
    new = "".join(word.text for word in change.words if word.op is not Op.DELETE)
    return old, new


@given(versions())
@settings(max_examples=150, deadline=None)
def test_nothing_is_silent(pair: tuple[Document, Document]) -> None:
    """The blocks of the new version are those of the old one, less what went, plus what came, as reworded;
    the words of a change make up both its texts.
    """
    found = diff(*pair)
    assert sorted(_rebuilt(found)) == sorted(block.text for block in found.new.blocks)
    assert all(change.meanings for change in found.changes)
    for change in found.changes:
        if change.words:
            old, new = _sides(change)
            assert old == (change.old.text if change.old else "")
            assert new == (change.new.text if change.new else "")


def _rebuilt(found: Comparison) -> list[str]:
    gone = {block for change in found.changes if change.old for block in change.old.blocks}
    kept = [block.text for block in found.old.blocks if block.id not in gone]
    return kept + [change.new.text for change in found.changes if change.new]


@given(versions())
@settings(max_examples=60, deadline=None)
def test_the_order_is_explained_by_the_moves(pair: tuple[Document, Document]) -> None:
    """Pairs that did not move stand in the same order in both versions."""
    found = diff(*pair)
    moved = {c.new.blocks[0] for c in found.changes if c.kind is ChangeKind.MOVE and c.new}
    places = [found.new.index[new] for _, new in found.pairs if new not in moved]
    assert places == sorted(places)


@given(versions())
@settings(max_examples=60, deadline=None)
def test_a_version_compared_with_itself_has_no_changes(pair: tuple[Document, Document]) -> None:
    assert diff(pair[1], pair[1]).changes == ()
    assert diff(*pair).changes == diff(*pair).changes


@given(
    st.text(alphabet="ab 1,.[]ё-\u00a0\n«»", max_size=40),
    st.text(alphabet="ab 1,.[]ё-\u00a0\n«»", max_size=40),
)
@settings(max_examples=300, deadline=None)
def test_words_of_any_two_texts_round_trip(old: str, new: str) -> None:
    words = compare_words(old, new).words()
    assert "".join(word.text for word in words if word.op is not Op.INSERT) == old
    assert "".join(word.text for word in words if word.op is not Op.DELETE) == new


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_no_word_is_cut(old: str, new: str) -> None:
    words = compare_words(old, new).words()
    for side in (Op.DELETE, Op.INSERT):
        shown = [word.text for word in words if word.op in (Op.EQUAL, side)]
        for one, two in pairwise(shown):
            assert not (one[-1].isalnum() and two[0].isalnum())
