"""What programs read: reasons, moments and records as plain objects for JSON."""

from collections.abc import Iterable

from govliaison.texts import Language, say
from govliaison.values import Reason


def reasons_document(reasons: Iterable[Reason], language: Language) -> list[dict[str, str]]:
    """Give reasons with their stable code and a sentence."""
    return [{"code": reason.code, "message": say(reason.code, dict(reason.params), language)} for reason in reasons]


def reasons_text(reasons: Iterable[Reason], language: Language) -> str:
    """Give reasons as one sentence for a table."""
    joint = "；" if language == "zh" else "; "
    return joint.join(say(reason.code, dict(reason.params), language) for reason in reasons)
