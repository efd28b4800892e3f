"""
What holds whatever people did in a month: the clauses, told anew from the entries as somebody who never saw the code would.

Each entry is replayed once into small tables of our own; each record that changed is compared with them.
"""

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

import attrs
from hypothesis.stateful import invariant
from months_world import AUDIENCES, POWER, City

from govliaison.cases import Case, CaseState, Grade
from govliaison.cases import events as e
from govliaison.enterprises import ContactPlan, ContactState
from govliaison.enterprises import key_contacts as k
from govliaison.ledger import Happened, id_of, kind_of
from govliaison.ledger.series import NumberGiven
from govliaison.meetings import meeting_events as m
from govliaison.meetings import proposal as p
from govliaison.meetings import resolution as r
from govliaison.policies import opting
from govliaison.policies import uptake as u
from govliaison.ratings.events import RatingGiven
from govliaison.supervision import finding as f
from govliaison.supervision import supervisor as s

HANDLING = (e.CaseSignedFor, e.MeasureTaken, e.InterimAnswered, e.CaseAnswered, e.CloseOutRequested)
BAD = {Grade.DISSATISFIED, Grade.VERY_DISSATISFIED}
WATCHING = (s.WatchAssigned, s.FeedbackGiven, f.FindingReported, f.FindingVerified, f.RectificationFailed)
PLAN = ContactPlan(cap=2)


@attrs.define
class Symposium:
    """What we noted of a symposium."""

    region: str
    period: str
    conveners: tuple[str, ...]
    came: list[m.SignedIn] = attrs.field(factory=list)
    put_off: list[m.MeetingPostponed] = attrs.field(factory=list)
    is_cancelled: bool = False


def persons(happened: Happened) -> set[str]:
    return {happened.stamp.actor, happened.stamp.recorded_for or happened.stamp.actor}


class Truths:
    """The invariants; see the module."""

    city: City

    def __init__(self) -> None:
        super().__init__()
        self.position = 0
        self.out: set[str] = set()
        self.unsubscribed: set[str] = set()
        self.pushed: set[tuple[str, str]] = set()
        self.doers: defaultdict[str, set[str]] = defaultdict(set)
        self.verified: set[str] = set()
        self.numbers: Counter[str] = Counter()
        self.symposia: dict[str, Symposium] = {}
        self.sources: dict[tuple[str, str], str] = {}
        self.issues: Counter[str] = Counter()

    @invariant()
    def hold(self) -> None:
        """Replay what was entered since the last step, and look at what changed."""
        entries = self.city.store.feed(self.position, 100_000)
        if not entries:
            return
        self.position = entries[-1].position
        for happened in self.city.ledger.open_entries(entries):
            self.replay(happened.ref.partition("@")[0], happened)
        for stream in dict.fromkeys(each.entry.stream for each in entries):
            check = getattr(self, f"check_{kind_of(stream).replace('-', '_')}", None)
            if check:
                check(stream, self.city.record(stream))

    # -- entries ------------------------------------------------------------------------------------------------------

    def replay(self, stream: str, happened: Happened) -> None:  # noqa: C901, PLR0912 - a table of events
        event, identity = happened.event, id_of(stream)
        match event:
            case k.EnterpriseOptedOut():
                self.out.add(identity)
            case k.OptOutWithdrawn():
                self.out.discard(identity)
            case k.KeyContactAppointed():
                assert identity not in self.out, "who opted out is never a key contact"
                assert identity != self.city.firms[POWER], "a state-owned firm is never a key contact (A1)"
            case opting.OptedOut():
                self.unsubscribed.add(identity)
            case opting.OptedIn():
                self.unsubscribed.discard(identity)
            case u.PolicyPushed():
                self.check_push(*identity.split("."))
            case r.ResolutionProgressed() | r.ResolutionReported():
                self.doers[stream] |= persons(happened)
            case r.ResolutionVerified():
                assert self.doers[stream].isdisjoint(persons(happened)), "a resolution is verified by another"
                self.verified.add(stream)
            case NumberGiven():
                self.count_number(stream, event.number)
            case m.MeetingPlanned():
                self.count_number(f"meeting.{event.year}", event.serial)
                if event.kind is m.MeetingKind.SYMPOSIUM:
                    self.symposia[stream] = Symposium(event.region, event.period, event.conveners)
            case p.ProposalSubmitted():
                self.count_number(f"proposal.{event.year}", event.serial)
            case m.IssueRaised():
                self.issues[stream] += 1
            case m.SignedIn() if stream in self.symposia:
                self.symposia[stream].came.append(event)
            case m.MeetingPostponed() if stream in self.symposia:
                self.symposia[stream].put_off.append(event)
            case m.MeetingCancelled() if stream in self.symposia:
                self.symposia[stream].is_cancelled = True
            case m.MeetingResolved() | p.GroupDecided():
                for each in event.resolutions:
                    assert self.city.record(f"resolution/{each.resolution}") is not None
            case RatingGiven():
                assert event.grade not in BAD or event.opened, "a bad rating has its case (M4.2)"
            case _ if isinstance(event, WATCHING):
                self.check_watching(identity, event)

    def count_number(self, series: str, number: int) -> None:
        """Official numbers are given one after another, without a gap."""
        self.numbers[series] += 1
        assert self.numbers[series] == number, series

    def check_push(self, policy: str, firm: str) -> None:
        """Each matching enterprise gets a policy once, and nobody else does (M4.1)."""
        assert (policy, firm) not in self.pushed, "each once"
        assert firm not in self.unsubscribed
        [wanted] = [firms for number, (_, firms) in AUDIENCES.items() if self.city.policies[number] == policy]
        assert self.city.firms.index(firm) in wanted
        self.pushed.add((policy, firm))

    def check_pushed(self, number: int) -> None:
        """After a push every matching enterprise that wants it has it, sent or handed over."""
        policy = self.city.policies[number]
        for place in AUDIENCES[number][1]:
            firm = self.city.firms[place]
            uptake = self.city.record(f"uptake/{policy}.{firm}")
            assert firm in self.unsubscribed or (uptake is not None and uptake.is_reached)

    def own_cases(self, firm: str) -> list[Case]:
        """Give the open cases that are a firm's own: those that were born of findings are not."""
        return [
            case
            for case in self.city.records("case")
            if case.state.is_open and case.enterprise == firm and not case.sources[0].source_id.startswith("finding/")
        ]

    def check_watching(self, identity: str, event: Any) -> None:
        """Nobody watches, reports on or verifies at a unit with which their enterprise has a case of its own (M5.1)."""
        watcher = self.city.record(f"supervisor/{getattr(event, 'supervisor', identity)}")
        finding = self.city.record(f"finding/{identity}")
        unit = getattr(event, "unit", None) or finding.unit
        assert unit not in {case.lead for case in self.own_cases(watcher.enterprise)}

    # -- records ------------------------------------------------------------------------------------------------------

    def check_case(self, stream: str, case: Case) -> None:
        """Exactly one unit is accountable at every moment, and the same matter opens one case (M1.4, T2.1)."""
        assert case.holdings[0].since == case.received_at
        assert case.lead == case.holdings[-1].unit
        assert all(
            one.until == other.since or other.since in case.reopened for one, other in pairwise(case.holdings)
        ), "without gap and overlap"
        assert (case.holdings[-1].until is None) is case.state.is_open
        for source in case.sources:
            assert stream == self.sources.setdefault((source.channel, source.source_id), stream), "twice opens one"
        if case.state is CaseState.CLOSED and not case.merged:
            self.check_closed(case, self.city.ledger.history(stream))

    @staticmethod
    def check_closed(case: Case, history: list[Happened]) -> None:
        """Close-out needs an answer that arrived, an outcome, and another person's audit (M2.3)."""
        assert case.outcome is not None
        assert case.reply is not None
        assert case.reply.delivered_at is not None or case.reply.undeliverable is not None
        audit = [each for each in history if isinstance(each.event, e.CloseOutAudited)][-1]
        assert audit.event.approved
        handlers = [persons(each) for each in history if isinstance(each.event, HANDLING)]
        assert persons(audit).isdisjoint(set().union(*handlers)), "audited by another"
        assert all(task.done_at for task in case.tasks), "no unfinished task (T2.2)"

    def check_meeting(self, stream: str, meeting: Any) -> None:
        """Every issue minuted links to a case, and a case opened for it names the issue (T1.2)."""
        assert self.issues[stream] == len(meeting.issues)
        for issue in meeting.issues:
            case = self.city.record(f"case/{issue.case}")
            assert case.number == issue.case_number
            if issue.opened:
                assert (meeting.kind.value, f"{meeting.number}-{issue.number}") in {
                    (source.channel, source.source_id) for source in case.sources
                }

    def check_visit(self, _stream: str, visit: Any) -> None:
        """Every issue heard became a case of its own (M3.1)."""
        assert len({issue.case for issue in visit.issues}) == len(visit.issues)
        for number, issue in enumerate(visit.issues, start=1):
            case = self.city.record(f"case/{issue.case}")
            assert (case.channel, case.sources[0].source_id) == ("visit", f"{visit.id}/{number}")

    def check_contact_log(self, _stream: str, log: Any) -> None:
        """Contacts lie under one cap, but those that were justified and firms that came uninvited (M1.2)."""
        standing = [each for each in log.contacts if each.state is not ContactState.CANCELLED]
        assert len({each.reference for each in standing}) == len(standing)
        plain = Counter(
            str(PLAN.period_of(each.day))
            for each in standing
            if not each.justification and not self.came_uninvited(log.enterprise, each.reference)
        )
        assert all(number <= 2 for number in plain.values())
        assert {each.justification for each in standing} <= {None, *PLAN.justifications}

    def came_uninvited(self, firm: str, reference: str) -> bool:
        return kind_of(reference) == "meeting" and firm not in self.city.record(reference).invited

    def check_finding(self, stream: str, finding: Any) -> None:
        """A finding is verified, or has a next moment of attention (M5.2)."""
        attention = self.city.store._records[stream].index.attention
        assert (finding.verified_at is None) is (attention is not None)
        if finding.case:
            assert self.city.record(f"case/{finding.case}").enterprise is None, "it does not tell who found it"

    def check_rating(self, stream: str, rating: Any) -> None:
        """A bad rating has its case, which names it (M4.2)."""
        if rating.grade in BAD:
            case = self.city.record(f"case/{rating.opened}")
            assert case.sources[0].source_id == stream

    def check_resolution(self, stream: str, resolution: Any) -> None:
        """A resolution stays open until another person has verified it, and is waited for until then (M7.2)."""
        assert resolution.is_open is (stream not in self.verified)
        index = self.city.store._records[stream].index
        waits = resolution.state is r.ResolutionState.OPEN and resolution.overdue_at is None
        assert waits is (index.attention is not None)
        assert resolution.is_open is (index.due is not None)
