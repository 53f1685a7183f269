"""Strangers' files: read or refused with one line, alone or in a child process, whatever the bytes."""

from __future__ import annotations

import io
import pickle
import time
import zlib
from pathlib import Path

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document
from almaty_nlp.readers import Limits, batch
from almaty_nlp.readers.pdf import child, read_pdf, read_pdf_in_child


def raw_pdf(stream: bytes, extra: str = "/Filter /FlateDecode") -> bytes:
    """Return a one-page file with this content stream."""
    head = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n"
    )
    content = b"4 0 obj<</Length %d %s>>stream\n" % (len(stream), extra.encode())
    return head + content + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"


BROKEN = {
    "empty": b"",
    "no-pdf": b"A letter, not a file of this kind.",
    "zip": b"PK\x03\x04" + b"\0" * 40,
    "header-only": b"%PDF-1.7\n",
    "no-pages": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
    "bomb": raw_pdf(zlib.compress(b" " * 40_000_000, 9)),
    "bomb-in-layers": raw_pdf(
        zlib.compress(zlib.compress(b" " * 40_000_000, 9), 9), "/Filter [/FlateDecode /FlateDecode]"
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_refused_with_one_line(tmp_path, name):
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(BROKEN[name])
    with pytest.raises(InputError) as caught:
        read_pdf(path, Limits(max_member_bytes=10_000_000))
    for line in (caught.value.message.en, caught.value.message.ru):
        assert str(path) in line
        assert "\n" not in line


def test_missing_and_encrypted_files_are_refused(press, prose, tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        read_pdf(tmp_path / "nowhere.pdf")
    press.paragraph(prose[0])
    locked = tmp_path / "locked.pdf"
    press.document.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="one", owner_pw="two")
    with pytest.raises(InputError, match="password"):
        read_pdf(locked)


def test_an_owner_password_alone_is_no_hindrance(press, prose, texts, tmp_path):
    press.paragraph(prose[1])
    path = tmp_path / "owned.pdf"
    press.document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="two", permissions=0)
    assert texts(read_pdf(path)) == [prose[1]]


def test_limits_of_pages_text_and_time(press, prose):
    for text in list(prose) * 12:
        press.paragraph(text)
    path = press.save()
    for limits in (
        Limits(max_pages=2),
        Limits(max_text_bytes=500),
        Limits(seconds=0.0),
        Limits(max_bytes=99),
    ):
        with pytest.raises(InputError):
            read_pdf(path, limits)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound file with text, a table and a picture."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "The Steppe Forum adopted its timetable.")
    page.draw_rect((72, 120, 300, 180))
    page.draw_line((180, 120), (180, 180))
    page.insert_text((80, 140), "North")
    page.insert_text((190, 140), "South")
    page.insert_image((72, 200, 172, 260), pixmap=pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, 8, 8), False))
    return bytes(document.tobytes())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_bytes_give_a_document_or_one_line(sound, tmp_path, data):
    broken = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(broken) - 1))
        piece = data.draw(st.binary(min_size=0, max_size=6))
        broken[at : at + data.draw(st.integers(0, 40))] = piece
    path = tmp_path / "broken.pdf"
    path.write_bytes(bytes(broken))
    try:
        outcome: Document | str = read_pdf(path, Limits(seconds=20))
    except InputError as error:
        outcome = error.message.en
    assert isinstance(outcome, Document) or "\n" not in outcome


def test_the_child_reads_the_same(press, prose):
    for text in prose:
        press.paragraph(text, after=6)
    path = press.save()
    assert read_pdf_in_child(path) == read_pdf(path)


def test_the_child_hands_refusals_on(tmp_path):
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    with pytest.raises(InputError, match="empty"):
        read_pdf_in_child(path)


@pytest.mark.parametrize(
    "program",
    ["import os; os.abort()", "import sys; sys.exit(3)", "pass", "import time; time.sleep(60)"],
    ids=["crash", "exit", "silence", "hang"],
)
def test_a_child_that_fails_costs_one_document(tmp_path, monkeypatch, program):
    monkeypatch.setattr(child, "START", program)
    monkeypatch.setattr(child, "GRACE", 0.3)
    with pytest.raises(InputError):
        read_pdf_in_child(tmp_path / "any.pdf", Limits(seconds=0.5))


DYING = """
import json, os, signal, sys
sys.path[:] = json.loads(sys.stdin.readline())["path"]
from almaty_nlp.readers.pdf import child, reader
sound = reader.read_pdf
def read(path, limits, ocr):
    if "killer" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return sound(path, limits, ocr)
reader.read_pdf = read
child.serve()
"""


@pytest.fixture
def started(monkeypatch):
    """Count the children that are started."""
    children = []
    start = child._Child.started

    def counted():
        children.append(start())
        return children[-1]

    monkeypatch.setattr(child._Child, "started", counted)
    return children


def test_a_batch_shares_one_child_and_ends_it(press, prose, started):
    press.paragraph(prose[0])
    path = press.save()
    alone = read_pdf(path)
    with batch():
        assert [read_pdf_in_child(path) for _ in range(3)] == [alone] * 3
    assert len(started) == 1
    assert started[0].process.poll() is not None


def test_a_child_does_not_answer_for_the_memory_of_its_parent(press, prose, started):
    press.paragraph(prose[0])
    path = press.save()
    ballast = b"\x01" * (child.LARGE + (20 << 20))
    with batch():
        first = read_pdf_in_child(path)
        assert read_pdf_in_child(path) == first
    assert len(ballast) > child.LARGE
    assert len(started) == 1


def test_a_child_that_kills_itself_costs_its_own_document_of_a_batch(
    press, prose, started, tmp_path, monkeypatch
):
    press.paragraph(prose[0])
    path = press.save()
    killer = tmp_path / "killer.pdf"
    killer.write_bytes(path.read_bytes())
    monkeypatch.setattr(child, "START", DYING)
    with batch():
        before = read_pdf_in_child(path)
        with pytest.raises(InputError, match=r"killer\.pdf"):
            read_pdf_in_child(killer)
        assert read_pdf_in_child(path) == before
    assert len(started) == 2
    assert all(one.process.poll() is not None for one in started)


STALLING = """
import json, sys
sys.path[:] = json.loads(sys.stdin.readline())["path"]
from almaty_nlp.readers.pdf import child, opening, reader
opening.STALLED = 0.3
def extract(page, number):
    while True:
        pass
reader.extract = extract
child.serve()
"""


def test_a_page_that_takes_forever_is_given_up_long_before_the_limit(press, prose, monkeypatch):
    press.paragraph(prose[0])
    path = press.save()
    monkeypatch.setattr(child, "START", STALLING)
    began = time.monotonic()
    with pytest.raises(InputError):
        read_pdf_in_child(path, Limits(seconds=60))
    assert time.monotonic() - began < 30


def test_a_child_is_not_kept_after_a_refusal_or_when_it_is_large(
    press, prose, started, tmp_path, monkeypatch
):
    press.paragraph(prose[0])
    path = press.save()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(BROKEN["header-only"])
    with batch():
        read_pdf_in_child(path)
        with pytest.raises(InputError):
            read_pdf_in_child(broken)
        read_pdf_in_child(path)
    assert len(started) == 2
    monkeypatch.setattr(child, "START", child.START.replace("child.serve", "child.LARGE = 1; child.serve"))
    with batch():
        read_pdf_in_child(path)
        read_pdf_in_child(path)
    assert len(started) == 4


def test_an_answer_that_would_run_code_is_refused(tmp_path):
    class Evil:
        def __reduce__(self):
            return Path.touch, (tmp_path / "touched",)

    with pytest.raises(InputError):
        child._opened(pickle.dumps(("document", Evil())), Path("any.pdf"))
    assert not (tmp_path / "touched").exists()
    with pytest.raises(pickle.UnpicklingError):
        child._Guarded(io.BytesIO(pickle.dumps(Evil()))).load()
