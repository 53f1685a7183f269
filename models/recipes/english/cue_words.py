"""Words that tell the kind of an English proper name, and words in capitals that are no names."""

from __future__ import annotations

TITLES = frozenset(
    """
    capt captain dr gen general gov governor judge justice king minister mr mrs ms pope president
    prince prof queen rep secretary sen senator shaikh sheikh sir
    """.split()  # noqa: SIM905
)
DATES = frozenset(
    """
    am apr april arabic aug august btw cd chinese christmas dec december dvd easter edt english est
    faq feb february french fri friday fyi gmt god internet jan january jul july jun june mar march
    may mon monday nov november oct october pc pdf pm ps pst rv sat saturday sep sept september
    spanish sun sunday thanksgiving thu thursday tue tuesday tv url wed wednesday
    """.split()  # noqa: SIM905
)
BODIES = frozenset(
    """
    agency airlines airways ap army associates association authority bank bbc board bureau center
    centre church cia club cnn co college commission committee company congress corp corporation
    council court department energy enron fbi federation ferc foundation google group hamas hezbollah
    hospital inc institute journal league llc ltd magazine marines microsoft ministry nasa nato navy
    news office parliament partners party pentagon post radio school senate service services society
    taliban times un union university yahoo
    """.split()  # noqa: SIM905
)
PLACES = frozenset(
    """
    airport ave avenue beach blvd bridge city county drive highway island islands lake mountain ocean
    park rd river road sea square street valley
    """.split()  # noqa: SIM905
)
LONGER_PLACES = frozenset(("new", "united", "south", "north", "saudi", "san", "los", "st"))
"""First words of places of two words."""
