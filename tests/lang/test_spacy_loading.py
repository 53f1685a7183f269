"""spaCy is loaded by pipelines only, without its command line; who needs it afterwards is none the poorer."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from almaty_nlp.lang import tokenize
tokens = tokenize("Статья 5.2 Протокола (1951 г.)", "ru")
assert [token.text for token in tokens][-2:] == ["г.", ")"], tokens
assert "spacy" not in sys.modules
from almaty_nlp.lang._spacy import without_commands
with without_commands():
    from spacy.vocab import Vocab
assert not [name for name in sys.modules if name.startswith(("spacy.cli", "weasel", "httpx"))]
import spacy
import spacy.cli.info
assert sys.modules["spacy.cli.info"].__file__
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert spacy.blank("ru")("Два слова")[0].text == "Два"
print("fine")
"""


def test_spacy_is_whole_after_a_light_start() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["fine"], done.stderr
