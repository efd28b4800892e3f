"""The words a case is told in; stored values never change."""

from enum import StrEnum


class CaseKind(StrEnum):
    """What is wanted (诉求类型)."""

    CONSULTATION = "consultation"
    HELP = "help"
    COMPLAINT = "complaint"
    REPORT = "report"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class Urgency(StrEnum):
    """How urgent it is (紧急程度)."""

    ORDINARY = "ordinary"
    URGENT = "urgent"


class Scope(StrEnum):
    """Whether it is about approval services, the mechanism's own matter, or another trouble of a firm (A2)."""

    APPROVAL_SERVICE = "approval-service"
    OTHER = "other"


class CaseState(StrEnum):
    """Where a case stands."""

    SUBMITTED = "submitted"
    """taken in; the desk decides whether it is admitted"""
    REFUSED = "refused"
    """not admitted, with a reason"""
    ADMITTED = "admitted"
    """on the convener's manual desk"""
    DISPATCHED = "dispatched"
    """handed to a unit that has not signed yet"""
    HANDLING = "handling"
    """signed for"""
    ANSWERED = "answered"
    """the unit has replied"""
    REQUESTED = "requested"
    """the unit asks for close-out; to be audited"""
    AUDITED = "audited"
    """approved; whoever filed it is to be called back"""
    DEFERRED = "deferred"
    """the answer names a plan; it is put off to a date and counts as open (挂账)"""
    WITHDRAWN = "withdrawn"
    """whoever filed it withdrew it, and said so when asked (撤单)"""
    MERGED = "merged"
    """the same matter as another case, its master, and waits for it (并单)"""
    CLOSED = "closed"
    """closed out (销号)"""
    UNDONE = "undone"
    """came by an import that was undone; it counts nowhere (撤销导入)"""

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self not in (CaseState.REFUSED, CaseState.WITHDRAWN, CaseState.CLOSED, CaseState.UNDONE)


class Outcome(StrEnum):
    """What came of it (办理结果)."""

    SOLVED = "solved"
    PARTLY_SOLVED = "partly-solved"
    PLANNED = "planned"
    EXPLAINED = "explained"
    NOT_SUPPORTED = "not-supported"
    ADOPTED = "adopted"
    PARTLY_ADOPTED = "partly-adopted"
    KEPT_FOR_REFERENCE = "kept-for-reference"
    REFERRED = "referred"
    UNREACHABLE = "unreachable"

    @property
    def lands(self) -> bool:
        """Whether it says what became of a suggestion."""
        return self in (Outcome.ADOPTED, Outcome.PARTLY_ADOPTED, Outcome.KEPT_FOR_REFERENCE)


class DutyState(StrEnum):
    """Where a duty stands."""

    WAITING = "waiting"
    SIGNED = "signed"
    DONE = "done"
    RETURNED = "returned"
    RELEASED = "released"
    """the convener let the unit go before it was done"""


class RefusalReason(StrEnum):
    """Why a submission does not become a case to be handled (domain practice; explained to whoever filed it)."""

    EMERGENCY_LINE = "emergency-line"
    IN_PROCEEDINGS = "in-proceedings"
    ALREADY_HANDLED = "already-handled"
    CLASSIFIED = "classified"
    NOT_COMPETENT = "not-competent"
    UNLAWFUL = "unlawful"
    INTERNAL = "internal"
    NOT_SPECIFIC = "not-specific"
    PRIVATE_DISPUTE = "private-dispute"


class ReturnReason(StrEnum):
    """Why a unit returns a case (退单)."""

    NOT_COMPETENT = "not-competent"
    OTHER_LEVEL = "other-level"
    INCOMPLETE = "incomplete"
    DUPLICATE = "duplicate"


class DeliveryMethod(StrEnum):
    """How an answer reaches whoever filed the matter."""

    CHANNEL = "channel"
    TELEPHONE = "telephone"
    PAPER = "paper"
    VISIT = "visit"
    PLATFORM = "platform"


class Solved(StrEnum):
    """What whoever filed it says about the matter itself; apart from being satisfied."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Grade(StrEnum):
    """How satisfied somebody is, in the five grades of the rating system (好差评)."""

    VERY_SATISFIED = "very-satisfied"
    SATISFIED = "satisfied"
    FAIRLY_SATISFIED = "fairly-satisfied"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very-dissatisfied"

    @property
    def is_bad(self) -> bool:
        """Whether it is one of the two bad grades (差评)."""
        return self in (Grade.DISSATISFIED, Grade.VERY_DISSATISFIED)


class ExtensionReason(StrEnum):
    """Why a unit needs more time (延期)."""

    COMPLEX = "complex"
    SEVERAL_UNITS = "several-units"
    SITE_WORK = "site-work"
    POLICY = "policy"
    OUTSIDE = "outside"


class DeferralReason(StrEnum):
    """Why a matter is put off to a date (挂账)."""

    PLANNED = "planned"
    FUNDS = "funds"
    POLICY = "policy"
    HISTORY = "history"


class AskedBy(StrEnum):
    """Who wants a case withdrawn, as whoever filed it says when called back."""

    APPLICANT = "applicant"
    UNIT = "unit"
    """a unit pressed them; the case goes on"""


class ReopenReason(StrEnum):
    """Why a case that had ended is taken up again (回头看)."""

    REBOUND = "rebound"
    PROMISE_BROKEN = "promise-broken"
    UNTRUE = "untrue"
    NEW_FACTS = "new-facts"


class Waiting(StrEnum):
    """What a case waits for."""

    DISPATCH = "dispatch"
    """the desk finds out whose it is"""
    HANDLING = "handling"
    """the lead handles it"""
    ASSISTING = "assisting"
    """the lead waits for a unit that is late with its part"""
    AUDIT = "audit"
    """the desk checks the request for close-out"""
    CALL_BACK = "call-back"
    """the desk asks whoever filed it"""
    PAUSE = "pause"
    """its clocks stand still: nobody's time"""
    DATE = "date"
    """it is put off: nobody's time"""
