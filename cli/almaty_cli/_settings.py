"""The settings of a run and the interface language they may name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_cli._ui import explicit, ui
from almaty_nlp.config import FAIL_ON, INTERFACES, Settings, load, settings_for
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.message import Message, Ui

if TYPE_CHECKING:
    from almaty_nlp.readers import Limits


def named(config: Path | None) -> Settings | None:
    """Return the settings of --config; None when the documents' own settings files are to be looked for."""
    return load(config) if config is not None else None


def of_run(config: Settings | None, first: Path) -> Settings:
    """Return the settings that decide on the run as a whole: --config, else those of the first document."""
    return config or settings_for(first)


def limits(config: Settings | None) -> Limits | None:
    """Return the limits of --config; None when each document's own settings are to be looked for."""
    from almaty_nlp.readers import Limits

    return Limits.of(config.limits) if config is not None else None


def language(option: str | None, settings: Settings) -> Ui:
    """Return the interface language: --ui, ALMATY_UI, the settings, the locale, in this order."""
    one_of("--ui", option, INTERFACES)
    if not explicit() and settings.ui is not None:
        return "ru" if settings.ui == "ru" else "en"
    return ui()


def one_of(option: str, value: str | None, allowed: tuple[str, ...]) -> None:
    """Raise SettingsError when an option was given a value it does not know."""
    if value is not None and value not in allowed:
        words = ", ".join(allowed)
        raise SettingsError(
            Message(
                en=f"{option} {value}: choose one of {words}",
                ru=f"{option} {value}: такого значения нет; возможны: {words}",
            )
        )


def gate(option: str | None, settings: Settings) -> str:
    """Return the severity that makes the run fail: --fail-on, else the settings."""
    one_of("--fail-on", option, FAIL_ON)
    return option or settings.fail_on


def keep_nothing(wanted: bool) -> None:
    """Make this process neither read nor write the cache (--no-cache)."""
    if wanted:
        os.environ["ALMATY_NO_CACHE"] = "1"


def listed(values: list[str] | None) -> list[str]:
    """Return the words of a repeatable option whose values may hold commas («ACR,WRD001»)."""
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]
