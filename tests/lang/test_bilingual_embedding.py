"""The static embedding: its files, what it says of texts, its training, and sentence-transformers on the same
files.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang import similarity
from almaty_nlp.lang.bilingual import similarity as measuring
from almaty_nlp.lang.bilingual.bag import bag
from almaty_nlp.lang.bilingual.embedding import FOLDER, TOKENS, WEIGHTS, embedding, load
from almaty_nlp.resources import shipped
from almaty_nlp.text.stems import english_stem, russian_stem

RU = [
    "Государства-участники обеспечивают защиту беженцев и лиц, ищущих убежища.",
    "Бюджет Секретариата утверждается ежегодно.",
    "Решения принимаются консенсусом.",
    "Обмен информацией о нелегальной миграции и торговле людьми",
]
EN = [
    "Decisions shall be taken by consensus.",
    "Exchange of information on irregular migration and trafficking in persons",
    "The participating States shall ensure the protection of refugees and asylum-seekers.",
    "The budget of the Secretariat is approved annually.",
]
ANSWERS = [2, 3, 0, 1]


def test_the_words_of_both_languages_lie_in_one_space() -> None:
    cosines = embedding().embed(bag(RU, "ru")) @ embedding().embed(bag(EN, "en")).T
    assert cosines.argmax(1).tolist() == ANSWERS
    assert cosines.argmax(0).tolist() == np.argsort(ANSWERS).tolist()


def test_a_text_has_unit_length_or_none() -> None:
    texts = ["", "Заседание", "— 12,5 —", "Щщщъ", "UNHCR report", ""]
    rows = embedding().embed(bag(texts, "ru"))
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([0, 1, 0, 0, 1, 0], abs=1e-6)
    assert (rows[4] == embedding().embed(bag(["report UNHCR"], "en"))[0]).all()


def test_rows_do_not_depend_on_their_neighbours() -> None:
    every = embedding().embed(bag([*RU * 100, ""], "ru"))
    alone = np.concatenate([embedding().embed(bag([text], "ru")) for text in RU])
    assert every[:-1] == pytest.approx(np.tile(alone, (100, 1)), abs=1e-6)


def test_its_opinion_has_its_share_in_the_score() -> None:
    both = similarity(RU, EN)
    assert both.argmax(1).tolist() == ANSWERS
    space = embedding()
    margins = measuring.margins(space.embed(bag(RU, "ru")) @ space.embed(bag(EN, "en")).T)
    silent = type(space)({}, space.rows, space.weights)
    words = measuring.similarity(RU, EN, vectors=silent)
    assert both == pytest.approx(words + measuring.SHARE * margins, abs=1e-5)


def test_the_files_are_small_and_loaded_as_they_are_asked_for() -> None:
    folder = shipped("models") / FOLDER
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 15_000_000
    assert isinstance(load(folder).rows.base, np.memmap)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The folder of models with the bilingual space alone, which a test may damage."""
    shutil.copytree(shipped("models") / FOLDER, tmp_path / FOLDER)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        (WEIGHTS, lambda data: b""),
        (WEIGHTS, lambda data: data[:4]),
        (WEIGHTS, lambda data: data[: len(data) // 2]),
        (WEIGHTS, lambda data: b"\xff" * 8 + data[8:]),
        (WEIGHTS, lambda data: data.replace(b'"embeddings"', b'"embeddingz"')),
        (WEIGHTS, lambda data: data.replace(b'"I8"', b'"I4"')),
        (TOKENS, lambda data: data[:1000]),
        (TOKENS, lambda data: b"[]"),
        (TOKENS, lambda data: b'{"model": {"vocab": {"a": 99999999}}}'),
        (WEIGHTS, None),
        (TOKENS, None),
    ],
)
def test_a_damaged_or_missing_file_is_one_line_and_the_lexicon_goes_on(
    name: str, damage: object, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy / FOLDER / name
    if callable(damage):
        path.write_bytes(damage(path.read_bytes()))
    else:
        path.unlink()
    with pytest.raises(MissingEngine, match=re.escape(name)) as refused:
        load(copy / FOLDER)
    assert "\n" not in refused.value.message.en
    monkeypatch.setenv("ALMATY_MODELS", str(copy))
    embedding.cache_clear()
    try:
        with pytest.warns(UserWarning, match="the lexicon alone"):
            assert similarity(RU, EN).argmax(1).tolist() == ANSWERS
    finally:
        embedding.cache_clear()


@pytest.fixture
def learn(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of the recipe."""
    if find_spec("sklearn") is None or find_spec("scipy") is None:
        pytest.skip("needs scipy and scikit-learn, the extra [recipes]")
    monkeypatch.syspath_prepend(str(root / "models" / "recipes" / "embedding"))
    import learn

    return learn


def test_the_slope_is_that_of_the_loss(learn: ModuleType) -> None:
    """Against differences of the loss itself."""
    texts = learn.counted([("дом стоит", "house stands", 3), ("лес горит", "forest burns", 3)])
    dice = np.random.default_rng(1)
    vectors = dice.normal(size=(len(texts.stems), 4))

    def loss(at: np.ndarray) -> float:
        ours, theirs = (side @ at for side in texts.sides)
        unit = [side / np.linalg.norm(side, axis=1, keepdims=True) for side in (ours, theirs)]
        scores = learn.SHARPNESS * unit[0] @ unit[1].T
        ways = [scores, scores.T]
        return -np.mean([np.diag(way - np.log(np.exp(way).sum(1, keepdims=True))) for way in ways])

    slope = learn.gradient(vectors, *texts.sides)
    for _ in range(5):
        step = dice.normal(size=vectors.shape) * 1e-5
        assert loss(vectors + step) - loss(vectors - step) == pytest.approx(
            2 * (slope * step).sum(), rel=1e-3
        )


def test_training_brings_translations_together(learn: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learn, "SIZE", 6)  # so few words span no more
    nouns = {"дом": "house", "лес": "forest", "мост": "bridge", "река": "river", "поле": "field"}
    verbs = {"стоит": "stands", "горит": "burns", "виден": "shows", "растёт": "grows"}
    pairs = [(f"{a} {b}", f"{nouns[a]} {verbs[b]}", 1.0) for a in nouns for b in verbs]
    texts = learn.counted(pairs)
    vectors = learn.learnt(texts)
    rows, weights = learn.quantised(vectors)
    assert rows * weights[:, None] == pytest.approx(vectors, abs=float(weights.max()))
    assert (learn.learnt(texts) == vectors).all()
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    at = texts.stems.index
    known = {russian_stem(ru.replace("ё", "е")): english_stem(en) for ru, en in (nouns | verbs).items()}
    english = [at(en) for en in known.values()]
    for number, ru in enumerate(known):
        assert int((unit[english] @ unit[at(ru)]).argmax()) == number


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="needs «dpkg-deb», which this machine lacks")
def test_the_small_embedding_knows_which_texts_answer(
    learn: ModuleType, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Learnt from our own words, no registry being in reach, as in CI."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("ALMATY_RECIPES_CACHE", str(tmp_path / "kept"))
    script = [sys.executable, str(root / "models" / "recipes" / "build.py"), "ru-en-embedding", "--small"]
    done = subprocess.run([*script, "--out", str(tmp_path)], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    space = load(tmp_path / FOLDER)
    ours = ["Министерская конференция", "Международная защита беженцев", "Рабочая группа"]
    theirs = ["Working group", "Ministerial Conference", "International protection of refugees"]
    cosines = space.embed(bag(ours, "ru")) @ space.embed(bag(theirs, "en")).T
    assert cosines.argmax(1).tolist() == [1, 2, 0]


@pytest.fixture(scope="module")
def theirs() -> object:
    """The shipped folder as sentence-transformers loads it."""
    if find_spec("sentence_transformers") is None:
        pytest.skip("needs sentence-transformers, the extra [neural]")
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(shipped("models") / FOLDER), device="cpu", local_files_only=True)


@pytest.mark.neural
def test_sentence_transformers_loads_the_folder_and_gives_the_same_vectors(theirs: object) -> None:
    for texts, language in ((RU, "ru"), (EN, "en"), (["", "Доклад УВКБ (UNHCR), 12 марта"], "ru")):
        rows = theirs.encode(texts, normalize_embeddings=False)  # type: ignore[attr-defined]
        assert rows == pytest.approx(embedding().embed(bag(texts, language)), abs=1e-5)


@pytest.mark.neural
def test_its_tokens_are_our_stems(theirs: object) -> None:
    """For words of the English list and forms out of the Russian dictionary."""
    from almaty_nlp.lang.english import english_words
    from almaty_nlp.lang.russian import analyzer

    normalise = theirs[0].tokenizer.normalizer.normalize_str  # type: ignore[index]
    english = sorted({word.lower() for word in english_words() if word.isascii() and word.isalpha()})[::7]
    forms = {
        form.word for start in ("бе", "госу", "осуще") for form in analyzer().iter_known_word_parses(start)
    }
    russian = sorted(form.replace("ё", "е") for form in forms if form.isalpha())
    for words, stem in ((english, english_stem), (russian, russian_stem)):
        assert len(words) > 5000
        assert normalise(" ".join(words)).split() == [stem(word) for word in words]
