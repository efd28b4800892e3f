"""What somebody wants with a case (诉求类型)."""

from enum import StrEnum


class CaseKind(StrEnum):
    """The kind of a case; a submission that names none is taken as *help*."""

    CONSULTATION = "consultation"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
