"""The sidecar file with links set by hand: `almaty-links/1`.

```json
{"schema": "almaty-links/1",
 "links": [{"source": [{"index": 3, "text": "how the unit begins"}], "target": []}]}
```
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from almaty_nlp.errors import InputError, refusal
from almaty_nlp.model.message import Message

SCHEMA = "almaty-links/1"

Entry = tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]
"""(index, beginning of the text) of the units of the source and of the target."""


def beside(source: Path, target: Path) -> Path:
    """Return where the sidecar of a pair is looked for: beside the source, named after both."""
    return source.parent / f"{source.stem}--{target.stem}.links.json"


def load(path: Path) -> list[Entry]:
    """Return the links of a sidecar file; InputError, naming the file, when it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        if data["schema"] != SCHEMA:
            raise ValueError(data["schema"])
        return [(_side(link["source"]), _side(link["target"])) for link in data["links"]]
    except OSError as error:
        raise InputError(
            Message(
                en=f"{path}: the file with links cannot be read ({refusal(error).en}); check the name",
                ru=f"{path}: файл со связями не читается ({refusal(error).ru}); проверьте имя",
            )
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            Message(
                en=f"{path}: this is no file with links ({SCHEMA}); save it from the alignment page again",
                ru=f"{path}: это не файл со связями ({SCHEMA}); сохраните его "
                "заново со страницы выравнивания",
            )
        ) from error


def _side(units: list[dict[str, Any]]) -> tuple[tuple[int, str], ...]:
    return tuple((int(unit["index"]), str(unit["text"])) for unit in units)
