"""The course of one matter as far as the unit: it arrives, the desk refuses it or hands it out, units give it back."""

from datetime import datetime, timedelta
from typing import Final

from govliaison.cases import Case, CaseState, RefusalReason, ReturnReason, Submission, Urgency
from govliaison_pingdingshan.closing import Closing
from govliaison_pingdingshan.content import GivenBack, Row, Story
from govliaison_pingdingshan.handling import Handling
from govliaison_pingdingshan.rhythm import spread
from govliaison_pingdingshan.world import DESK, World

_TAKEN_IN_BY: Final = {
    "survey": "federation",
    "federation": "federation",
    "symposium": "united-front",
    "visit": "united-front",
    "group": "group-office",
}
"""Conveners whose liaison officer enters what comes by a channel; the others come straight to the desk."""


class Course:
    """
    One matter on its way.

    Args:
        world: the stage
        row: the submission as it came first
    """

    def __init__(self, world: World, row: Row) -> None:
        self._world = world
        self._row = row
        self._key = row.source_id
        self._case = ""
        self._story: Story | None = world.stories.get(row.source_id)
        self._returns = list(self._story.given_back if self._story else ())

    def arrive(self, row: Row) -> None:
        """Take a submission in; the same again, or by another channel, only amends the case."""
        case = self._world.cases(self._taker(row)).submit(self._submission(row))
        if self._case:
            return
        self._case = case.id
        if case.state is CaseState.DISPATCHED:
            self._hand_on(case)
        else:
            self._world.agenda.at(self._desk_moment(), self._decide)

    # -- the desk -----------------------------------------------------------------------------------------------------

    def _decide(self) -> None:
        """Refuse it, or hand it to the unit that the catalogue or the dispatcher names."""
        refusal = self._world.refusals.get(self._key)
        dispatcher = self._world.cases(self._world.dispatcher(self._key))
        if refusal is not None:
            reason, text = refusal
            dispatcher.refuse(self._case, reason=RefusalReason(reason), note=text)
            return
        case = dispatcher.get(self._case)
        lead = self._world.named_by_hand.get(self._key) or self._competent(case)
        self._hand_on(self._dispatch(lead))

    def _competent(self, case: Case) -> str:
        catalogue = self._world.liaison.jurisdictions.rules_for(case.region).catalogue
        return catalogue.propose(case.category, case.region)[0].unit

    def _dispatch(self, lead: str, *, designate: bool = False) -> Case:
        assisting = tuple(unit for unit in self._world.reply(self._key).assisting if unit != lead)
        dispatcher = self._world.cases(self._world.dispatcher(self._key))
        return dispatcher.dispatch(self._case, lead=lead, assisting=assisting, designate=designate)

    # -- the unit -----------------------------------------------------------------------------------------------------

    def _hand_on(self, case: Case) -> None:
        """Let the unit give it back, where the script or its habit says so, or else handle it."""
        back = self._next_return(case)
        if back is None:
            Handling(self._world, self._row, self._story, Closing(self._world, self._key, self._story)).begin(case)
            return
        habit = self._world.behaviour.style(case.lead).sign_for
        wait = self._world.rhythm.length(habit) * spread(f"{self._key}:back{len(case.returns)}", 0.5, 1.0)
        self._world.agenda.at(self._world.rhythm.after(self._world.now, wait), lambda: self._give_back(back))

    def _next_return(self, case: Case) -> GivenBack | None:
        if self._returns:
            return self._returns.pop(0)
        unit, habit = case.lead, self._world.behaviour.style(case.lead).returns_first
        if self._story or case.designated or self._world.returned_first.get(unit, 0) >= habit:
            return None
        self._world.returned_first[unit] = self._world.returned_first.get(unit, 0) + 1
        return GivenBack(
            by=unit,
            reason=ReturnReason.NOT_COMPETENT,
            suggested_unit=self._world.behaviour.suggests[unit],
            text="经研究，不属本单位职责，建议转有关单位办理。",
        )

    def _give_back(self, back: GivenBack) -> None:
        officer = self._world.cases(self._world.officer(back.by))
        case = officer.return_(self._case, reason=back.reason, note=back.text, suggested=back.suggested_unit)
        wait = self._world.rhythm.days(spread(f"{self._key}:again{len(case.returns)}", 0.2, 0.8))
        self._world.agenda.at(self._world.rhythm.after(self._world.now, wait), lambda: self._dispatch_again(back))

    def _dispatch_again(self, back: GivenBack) -> None:
        """Hand it to the next unit; the convener has the last word (M1.4)."""
        if self._story is None:
            case = self._dispatch(back.by, designate=True)
        elif self._returns:
            case = self._dispatch(self._returns[0].by)
        else:
            case = self._dispatch(self._story.to or self._story.designated, designate=bool(self._story.designated))
        self._hand_on(case)

    # -- details ------------------------------------------------------------------------------------------------------

    def _taker(self, row: Row) -> str:
        """Name whoever enters it: associations file for their members themselves (T1.3)."""
        if row.filed_by:
            return self._world.officer(self._world.office(self._world.officer(DESK)).units.find(row.filed_by)[0].id)
        unit = _TAKEN_IN_BY.get(row.channel)
        return self._world.officer(unit) if unit else self._world.dispatcher(row.source_id)

    def _submission(self, row: Row) -> Submission:
        base = self._world.office(self._world.officer(DESK)).enterprises
        enterprise = base.resolve(row.credit_code or None, row.enterprise_name or None)
        known = base.get(enterprise) if enterprise else None
        filer = self._world.office(self._world.officer(DESK)).units.find(row.filed_by) if row.filed_by else ()
        return Submission(
            channel=row.channel,
            source_id=row.source_id,
            order=row.order,
            received_at=row.received_at,
            kind=row.kind,
            urgency=row.urgency,
            scope=row.scope,
            category=row.category,
            region=known.facts.region if known else None,
            enterprise=enterprise,
            credit_code=row.credit_code or None,
            enterprise_name=row.enterprise_name,
            title=row.title,
            text=row.text,
            contact=row.contact,
            phone=row.phone,
            filed_by=filer[0].id if filer else None,
        )

    def _desk_moment(self) -> datetime:
        """The desk is on duty every day; what is urgent is handed out at any hour."""
        moment = self._world.now + timedelta(minutes=round(spread(f"{self._key}:desk", 10, 55)))
        return moment if self._row.urgency is Urgency.URGENT else self._world.rhythm.on_duty(moment)
