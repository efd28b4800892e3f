"""How a classification changes a case."""

from collections.abc import Callable
from typing import Any, Final

from govliaison.cases.classifying_events import CaseClassified
from govliaison.cases.model import Case
from govliaison.ledger import Stamp

Changes = dict[str, Any]


def _classified(_case: Case, event: CaseClassified, stamp: Stamp) -> Changes:
    said: Changes = {"track": event.track, "difficulty": event.difficulty, "tags": event.tags}
    return {name: value for name, value in said.items() if value is not None} | {"judged_at": stamp.effective_at}


FOLDS: Final[dict[type, Callable[[Case, Any, Stamp], Changes]]] = {CaseClassified: _classified}
