"""Amending instruments: applied to a text, and drafted from two versions of it.

`apply` gives the text as it stands after an instrument, with what became of each operation; `draft` gives the
instrument that makes one version into another.
"""

from almaty_nlp.amend.applier import Amended, apply
from almaty_nlp.amend.draft import Drafted, draft
from almaty_nlp.amend.operations import Outcome

__all__ = ["Amended", "Drafted", "Outcome", "apply", "draft"]
