"""The rules about ratings, as pure functions (M4.2)."""

from datetime import datetime

import attrs

from govliaison.cases import Case, CaseKind, Grade, Submission
from govliaison.cases.decide.common import By
from govliaison.deadlines import Stage
from govliaison.ledger import Claim, Decision, Notice, Private, reveal
from govliaison.ratings.events import (
    RaterContacted,
    RatingAppealDecided,
    RatingAppealed,
    RatingGiven,
    RatingRectified,
    RectificationRated,
)
from govliaison.ratings.kinds import OFFLINE, ONLINE, AppealReason, ItemGrade, RatingState, Verdict
from govliaison.ratings.rating import Rating, rating_claim
from govliaison.ratings.rules import BAD_RATING_TAG, RatingRules
from govliaison.texts import say
from govliaison.values import Refusal

RATING_SOURCE = "rating/"
"""How the number begins under which a case that a bad rating opened came in."""
DEFAULT_CHANNEL = "default"
"""The channel of ratings that nobody gave."""


@attrs.frozen(kw_only=True)
class GivenRating:
    """
    A rating as a channel delivers it.

    Attributes:
        channel: by which it came
        source_id: its id there
        rated_at: when it was given
        grade: on the whole
        items: one by one, all online or all at a window
        unit: which is rated
        case: the case that is rated, as the ledger has it
        item: the service item
        window: the window
        enterprise: id in the base
        region: code of the place
        category: category of the matter, for the case that a bad one opens
        name: of the rater; empty if anonymous
        phone: of the rater
        text: what the rater said
        is_default: nobody gave it
    """

    channel: str
    source_id: str
    rated_at: datetime
    grade: Grade
    items: tuple[ItemGrade, ...] = ()
    unit: str
    case: Case | None = None
    item: str | None = None
    window: str | None = None
    enterprise: str | None = None
    region: str | None = None
    category: str = ""
    name: str = attrs.field(default="", repr=False)
    phone: str = attrs.field(default="", repr=False)
    text: str = attrs.field(default="", repr=False)
    is_default: bool = False

    @property
    def claim(self) -> str:
        """The claim by which it comes once."""
        return rating_claim(self.channel, self.source_id)

    @property
    def is_real_name(self) -> bool:
        """Whether the rater can be called."""
        return bool(self.name.strip() or self.phone.strip())

    def opens_case(self, rules: RatingRules) -> bool:
        """Tell whether it is bad, and so opens a case."""
        return not self.is_default and rules.is_bad(self.grade, self.rated_at)


@attrs.frozen(kw_only=True)
class GiveAsk:
    """
    Enter a rating.

    Attributes:
        rating: new id
        number: its number
        said: the rating
        opened: the case that it opens, where it is bad: id and number
        by: who enters it, and since when the unit can know of it; its limits run from then
    """

    rating: str
    number: str
    said: GivenRating
    opened: tuple[str, str] | None = None
    by: By


def give(record: Rating | None, ask: GiveAsk, rules: RatingRules) -> Decision | Refusal:
    """Enter a rating once; a bad one starts the clocks of its unit."""
    said = ask.said
    if refusal := _check_desk(ask.by, rules) or _check_said(said, rules):
        return refusal
    if record is not None:
        return Refusal.of("rating.exists", number=record.number)
    is_bad = said.opens_case(rules)
    subject = f"rating/{ask.rating}"
    stages = (Stage.RATING_CONTACT,) * said.is_real_name + (Stage.RECTIFY,)
    clocks = tuple(rules.start(stage, said.unit, ask.by.now, real_name=said.is_real_name) for stage in stages if is_bad)
    opened, number = ask.opened or (None, None)
    event = RatingGiven(
        rating=ask.rating,
        number=ask.number,
        channel=said.channel,
        source_id=said.source_id,
        grade=said.grade,
        items=said.items,
        unit=said.unit,
        case=said.case.id if said.case else None,
        item=said.item,
        window=said.window,
        enterprise=said.enterprise or (said.case.enterprise if said.case else None),
        region=said.region or (said.case.region if said.case else None),
        name=_private(subject, said.name),
        phone=_private(subject, said.phone),
        text=_private(subject, said.text),
        is_default=said.is_default,
        is_bad=is_bad,
        desk=rules.cases.desk,
        appeal_until=rules.after(ask.by.now, rules.plan.appeal_within) if is_bad else None,
        clocks=clocks,
        opened=opened,
        opened_number=number,
    )
    told = {"number": ask.number, "due": clocks[0].due_at.isoformat()} if clocks else {}
    return Decision(
        events=(event,),
        take=(Claim(said.claim, subject), Claim(f"rating-number:{ask.number}", subject)),
        notices=(Notice(recipient=f"unit:{said.unit}", code="rating.bad", params=told),) if is_bad else (),
    )


def submission_of(rating: str, said: GivenRating, rules: RatingRules) -> Submission:
    """
    Give the matter that a bad rating is as a case (M4.2).

    Args:
        rating: id of the rating
        said: the rating
        rules: of its place
    """
    unit = rules.cases.units.units.get(said.unit)
    name = (unit.short or unit.name) if unit else said.unit
    grade = say(f"label.grade.{said.grade.value}", {}, "zh")
    return Submission(
        channel=rules.plan.channel,
        source_id=f"{RATING_SOURCE}{rating}",
        received_at=said.rated_at,
        kind=CaseKind.COMPLAINT,
        category=said.category or (said.case.category if said.case else ""),
        region=said.region or (said.case.region if said.case else None),
        enterprise=said.enterprise or (said.case.enterprise if said.case else None),
        title=say("rating.case-title", {"grade": grade, "unit": name}, "zh"),
        text=said.text or (reveal(said.case.title) if said.case else ""),
        contact=said.name,
        phone=said.phone,
        tags=frozenset({BAD_RATING_TAG}),
    )


@attrs.frozen(kw_only=True)
class ContactAsk:
    """Whoever rated badly was called, and it was looked into."""

    reached: bool
    verdict: Verdict | None = None
    note: str = attrs.field(default="", repr=False)
    by: By


def contact(record: Rating, ask: ContactAsk, rules: RatingRules) -> Decision | Refusal:
    """Record a call to whoever rated badly; reaching them, or trying often enough, is what the limit asks."""
    if refusal := _check_owed(record, ask.by, rules):
        return refusal
    if not record.is_real_name and ask.reached and not ask.note.strip():
        return Refusal.of("rating.anonymous", number=record.number)
    ends = ask.reached or len(record.calls) + 1 >= rules.plan.contact_attempts
    note = _private(f"rating/{record.id}", ask.note)
    event = RaterContacted(reached=ask.reached, verdict=ask.verdict, note=note, ends_contact=ends)
    return Decision(events=(event,))


@attrs.frozen(kw_only=True)
class MendAsk:
    """The unit put it right; with a ``basis`` it explained why it cannot be otherwise."""

    text: str = attrs.field(repr=False)
    basis: str = attrs.field(default="", repr=False)
    by: By


def rectify(record: Rating, ask: MendAsk, rules: RatingRules) -> Decision | Refusal:
    """Report that a bad rating was put right (整改); what was found to have no basis is explained with that."""
    if refusal := _check_owed(record, ask.by, rules):
        return refusal
    if not ask.text.strip():
        return Refusal.of("rating.text-missing")
    verdict = next((call.verdict for call in reversed(record.calls) if call.verdict), None)
    needs = verdict is Verdict.WITHOUT_BASIS and rules.terms(record.rated_at).needs_basis
    if needs and not ask.basis.strip():
        return Refusal.of("rating.basis-missing", number=record.number)
    subject = f"rating/{record.id}"
    event = RatingRectified(text=Private(subject, ask.text.strip()), basis=_private(subject, ask.basis))
    return Decision(events=(event,))


@attrs.frozen(kw_only=True)
class RateAgainAsk:
    """Whoever rated badly rates what was mended."""

    grade: Grade
    by: By


def rate_again(record: Rating, ask: RateAgainAsk, rules: RatingRules) -> Decision | Refusal:
    """Enter the second rating (整改二次评价), of what was mended; a bad one starts the limit for mending anew."""
    if refusal := _check_desk(ask.by, rules):
        return refusal
    if record.state is not RatingState.RECTIFIED or record.mendings[-1].grade is not None:
        return Refusal.of("rating.not-rectified", number=record.number)
    if refusal := _check_moment(record, ask.by):
        return refusal
    allowed = rules.terms(record.rated_at).second_grades
    if allowed and ask.grade.value not in allowed:
        return Refusal.of("rating.second-grade", grade=ask.grade.value, grades="、".join(allowed))
    is_bad = rules.is_bad(ask.grade, record.rated_at)
    again = [
        rules.start(Stage.RECTIFY, record.unit, record.rated_at, real_name=record.is_real_name, again=ask.by.now)
    ] * is_bad
    told = [
        Notice(
            recipient=f"unit:{record.unit}",
            code="rating.bad-again",
            params={"number": record.number, "due": start.due_at.isoformat()},
        )
        for start in again
    ]
    event = RectificationRated(grade=ask.grade, is_bad=is_bad, clocks=tuple(again))
    return Decision(events=(event,), notices=tuple(told))


@attrs.frozen(kw_only=True)
class AppealAsk:
    """The unit says that a rating should not count."""

    reason: AppealReason
    note: str = attrs.field(repr=False)
    by: By


def appeal(record: Rating, ask: AppealAsk, rules: RatingRules) -> Decision | Refusal:
    """Appeal a bad rating, as its unit, in time, once (误评申诉); its limits run on meanwhile."""
    if refusal := _check_appeal(record, ask.by) or _check_moment(record, ask.by):
        return refusal
    if not ask.note.strip():
        return Refusal.of("rating.text-missing")
    note = Private(f"rating/{record.id}", ask.note.strip())
    notice = Notice(
        recipient=f"unit:{rules.cases.desk}",
        code="rating.appealed-told",
        params={"number": record.number, "unit": record.unit},
    )
    return Decision(events=(RatingAppealed(reason=ask.reason, note=note, unit=record.unit),), notices=(notice,))


@attrs.frozen(kw_only=True)
class DecideAppealAsk:
    """Decide an appeal: the unit is right, or it is not."""

    uphold: bool
    note: str = attrs.field(repr=False)
    by: By


def decide_appeal(record: Rating, ask: DecideAppealAsk, rules: RatingRules) -> Decision | Refusal:
    """Decide an appeal, as a convener who belongs to another unit and is another person; it is final."""
    if refusal := _check_desk(ask.by, rules):
        return refusal
    if record.appeal is None or record.appeal.upheld is not None:
        return Refusal.of("rating.no-appeal", number=record.number)
    actor = ask.by.actor
    if record.unit in actor.units or actor.person == record.appeal.by:
        return Refusal.of("rating.own-appeal", number=record.number, person=actor.person)
    if not ask.note.strip():
        return Refusal.of("rating.text-missing")
    if ask.by.now < record.appeal.at:
        return Refusal.of("rating.before-last", number=record.number)
    code = "rating.appeal-upheld" if ask.uphold else "rating.appeal-dismissed"
    told = Notice(recipient=f"unit:{record.unit}", code=code, params={"number": record.number})
    note = Private(f"rating/{record.id}", ask.note.strip())
    return Decision(events=(RatingAppealDecided(upheld=ask.uphold, note=note),), notices=(told,))


def _check_desk(by: By, rules: RatingRules) -> Refusal | None:
    """Refuse what only conveners enter: a unit never enters how it was rated."""
    if by.actor.convenes(rules.cases.region):
        return None
    return Refusal.of("rating.convener-only", person=by.actor.person)


def _check_said(said: GivenRating, rules: RatingRules) -> Refusal | None:
    if not said.source_id.strip():
        return Refusal.of("rating.no-source")
    if said.unit not in rules.cases.units.units:
        return Refusal.of("unit.unknown", unit=said.unit)
    items = [each.item for each in said.items]
    if len({*items}) < len(items):
        return Refusal.of("rating.item-twice")
    if not (ONLINE.issuperset(items) or OFFLINE.issuperset(items)):
        return Refusal.of("rating.items-mixed")
    return None


def _check_owed(record: Rating, by: By, rules: RatingRules) -> Refusal | None:
    """Refuse what is done about a rating that is not bad, or counts no more; by its unit, or typed in by a convener."""
    if record.unit not in by.actor.units and not by.actor.convenes(rules.cases.region):
        return Refusal.of("rating.other-unit", number=record.number, unit=record.unit, person=by.actor.person)
    if record.state is not RatingState.OPEN:
        return Refusal.of("rating.not-open", number=record.number)
    return _check_moment(record, by)


def _check_appeal(record: Rating, by: By) -> Refusal | None:
    """Refuse an appeal of somebody else, of nothing bad, a second one, or one that is late."""
    if record.unit not in by.actor.units:
        return Refusal.of("rating.other-unit", number=record.number, unit=record.unit, person=by.actor.person)
    if not record.is_bad or record.undone or record.appeal_until is None:
        return Refusal.of("rating.not-bad", number=record.number)
    if record.appeal is not None:
        return Refusal.of("rating.appealed", number=record.number)
    if by.now > record.appeal_until:
        return Refusal.of("rating.appeal-late", number=record.number, until=record.appeal_until.isoformat())
    return None


def _check_moment(record: Rating, by: By) -> Refusal | None:
    moments = [call.at for call in record.calls] + [mending.at for mending in record.mendings]
    last = max([record.rated_at, *moments])
    return Refusal.of("rating.before-last", number=record.number) if by.now < last else None


def _private(subject: str, text: str) -> Private | None:
    return Private(subject, text.strip()) if text.strip() else None
