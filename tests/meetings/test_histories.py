"""Random months of meetings: nothing that was decided is lost, every issue is a case, records fold as they are stored."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govliaison.cases import CASE
from govliaison.enterprises import CONTACT_LOG, ContactPlan, ContactState
from govliaison.errors import GovliaisonError
from govliaison.ledger import kind_of
from govliaison.meetings import (
    CancelReason,
    DecisionKind,
    MeetingState,
    PostponeReason,
    ResolutionDraft,
    Ruling,
    open_resolutions,
)

VERBS = (
    "plan",
    "coordinate",
    "invite",
    "come",
    "raise",
    "resolve",
    "direct",
    "minute",
    "approve",
    "postpone",
    "cancel",
    "report",
    "verify",
    "propose",
    "decide",
    "wait",
)
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 7)), min_size=10, max_size=40)
UNITS = ("market", "tax")


class Month:
    """What people do, one thing after another; what the rules refuse does not happen."""

    def __init__(self, world: Any, firms: Sequence[str]) -> None:
        self.world, self.firms, self.refused = world, firms, 0

    def do(self, verb: str, number: int) -> None:
        try:
            getattr(self, verb)(number)
        except GovliaisonError:
            self.refused += 1

    def meeting(self, number: int) -> str:
        found = [each.id for each in self.world.meetings().list()]
        return found[number % len(found)] if found else "2026-1"

    def resolution(self, number: int) -> Any:
        found = [*self.world.resolutions().list()]
        return found[number % len(found)].id if found else "2026-1-1"

    def plan(self, number: int) -> None:
        self.world.symposium(days=number / 8)

    def coordinate(self, number: int) -> None:
        case = self.world.submit()
        self.world.meetings().coordinate(
            cases=[case.id], units=[UNITS[number % 2]], starts_at=self.world.clock.now(), place="三楼"
        )

    def invite(self, number: int) -> None:
        self.world.meetings().invite(self.meeting(number), number=number)

    def come(self, number: int) -> None:
        desk, meeting = self.world.proceedings(), self.meeting(number)
        desk.sign_in(meeting, unit="bureau")
        found = self.world.meetings().get(meeting)
        guest = {"unit": found.units[0]} if found.units else {"enterprise": self.firms[number]}
        desk.sign_in(meeting, **guest)

    def raise_(self, number: int) -> None:
        self.world.proceedings().raise_issue(self.meeting(number), text="问题", enterprise=self.firms[number])

    def resolve(self, number: int) -> None:
        due = self.world.clock.now() + timedelta(days=1 + number)
        drafts = [ResolutionDraft(unit=UNITS[each % 2], text="落实", due_at=due) for each in range(number % 3)]
        self.world.proceedings().resolve(self.meeting(number), resolutions=drafts)

    def direct(self, number: int) -> None:
        meeting = self.world.meetings().get(self.meeting(number))
        rulings = [Ruling(case=case, lead=UNITS[number % 2]) for case in meeting.cases]
        self.world.proceedings().resolve(meeting.id, rulings=rulings)

    def minute(self, number: int) -> None:
        self.world.proceedings().minute(self.meeting(number), text="纪要")

    def approve(self, number: int) -> None:
        self.world.proceedings("zhao").approve_minutes(self.meeting(number), approve=number > 1, note="改")

    def postpone(self, number: int) -> None:
        to = self.world.clock.now() + timedelta(days=number) if number else None
        self.world.meetings().postpone(self.meeting(number), reason=PostponeReason.CLASH, approver="hu", starts_at=to)

    def cancel(self, number: int) -> None:
        self.world.meetings().cancel(self.meeting(number), reason=CancelReason.NOT_NEEDED)

    def report(self, number: int) -> None:
        self.world.resolutions().report(self.resolution(number), text="进展", done=number % 2 == 0)

    def verify(self, number: int) -> None:
        self.world.resolutions("zhao").verify(self.resolution(number), done=number % 3 > 0, note="看过")

    def propose(self, number: int) -> None:
        self.world.proposals().submit(why="x", asked="y", cases=[self.world.submit().id] * (number % 2))

    def decide(self, number: int) -> None:
        due = self.world.clock.now() + timedelta(days=number)
        draft = ResolutionDraft(unit="tax", text="牵头", due_at=due)
        found = [*self.world.proposals("tan").list(undecided=True)]
        for proposal in found[:1]:
            self.world.proposals("tan").decide(proposal.id, kind=DecisionKind.AGREED, text="同意", resolutions=[draft])

    def wait(self, number: int) -> None:
        self.world.wait(hours=11 * (number + 1))
        self.world.sweep()


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, cap=st.sampled_from([None, 1, 2]))
def test_nothing_that_was_decided_is_lost(
    make_world: Any, firms: Sequence[str], steps: list[tuple[str, int]], cap: int | None
) -> None:
    world = make_world()
    world.contacts = ContactPlan(cap=cap)
    month = Month(world, firms)
    for verb, number in steps:
        month.do("raise_" if verb == "raise" else verb, number)
    records = load_all(world)
    check_resolutions(records)
    check_issues(world, records)
    check_contacts(records, cap)
    for meeting in records["meeting"].values():
        if meeting.minutes is not None:
            assert meeting.minutes.approved_by not in meeting.minutes.writers


def load_all(world: Any) -> dict[str, dict[str, Any]]:
    """Load every record, and see that its entries fold into what is stored."""
    found: dict[str, dict[str, Any]] = {
        kind: {} for kind in ("meeting", "resolution", "proposal", "case", "contact-log")
    }
    for stream in dict.fromkeys(each.entry.stream for each in world.ledger.feed()):
        if kind_of(stream) in found:
            stored = world.ledger.load(stream)
            assert stored == world.ledger.fold(stream)
            found[kind_of(stream)][stream] = stored.record
    return found


def check_resolutions(records: dict[str, dict[str, Any]]) -> None:
    """Every resolution that was adopted is followed, is in the report until it is verified, and has an owner and a date."""
    decided = [*records["meeting"].values(), *records["proposal"].values()]
    adopted = {
        f"resolution/{each.resolution}": (source.stream, each) for source in decided for each in source.resolutions
    }
    assert adopted.keys() == records["resolution"].keys()
    for stream, (source, each) in adopted.items():
        found = records["resolution"][stream]
        assert (source, each.unit, each.due_at) == (found.source, found.unit, found.due_at)
        assert (found.verified_by is None) is found.is_open
        assert found.verified_by not in found.doers
    reported = {each.stream for each in open_resolutions(records["resolution"].values())}
    assert reported == {each.stream for each in records["resolution"].values() if not each.verified_at}
    numbers = [each.number for each in (*decided, *records["resolution"].values())]
    assert len(numbers) == len({*numbers})


def check_issues(world: Any, records: dict[str, dict[str, Any]]) -> None:
    """Every issue is a case, each of its own, which names the entry of the issue."""
    issues = [(meeting, issue) for meeting in records["meeting"].values() for issue in meeting.issues]
    assert len(issues) == len({issue.case for _, issue in issues})
    for meeting, issue in issues:
        case = records["case"][CASE.stream(issue.case)]
        assert (issue.case_number, f"{meeting.number}-{issue.number}") == (case.number, case.sources[0].source_id)
        first = world.store.entries(CASE.stream(case.id))[0].entry
        assert first.caused_by is not None
        assert kind_of(first.caused_by) == "meeting"


def check_contacts(records: dict[str, dict[str, Any]], cap: int | None) -> None:
    """Whoever is invited to a meeting that is to be held has the contact in the log; by invitations alone never above the cap."""
    for meeting in records["meeting"].values():
        for firm in meeting.invited | (meeting.came - {"bureau", *UNITS}):
            contact = records["contact-log"][CONTACT_LOG.stream(firm)].find(meeting.stream)
            if meeting.state in (MeetingState.PLANNED, MeetingState.HELD):
                assert contact is not None
                assert (firm in meeting.came) is (contact.state is ContactState.HELD)
            elif meeting.state is MeetingState.CANCELLED and firm not in meeting.came:
                assert contact is None
    if cap is not None:
        for log in records["contact-log"].values():
            planned = [each for each in log.standing if each.state is ContactState.PLANNED]
            periods = [ContactPlan().period_of(each.day) for each in planned]
            assert all(periods.count(period) <= cap for period in periods)
