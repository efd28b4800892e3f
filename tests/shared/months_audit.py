"""What is looked at now and then, over everything: judgements, papers, sight, attention, and whether the ledger is true."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from months_steps import Steps
from months_truths import Symposium, Truths
from months_world import STARTS

from govliaison.cases import Case
from govliaison.cases.care_events import PersonRecused
from govliaison.errors import NotFoundError
from govliaison.ledger import Broken
from govliaison.oversight.signing import PaperState
from govliaison.values import Period, to_micros

UNIT = {"li": "market", "sun": "tax", "luo": "market-window", "he": "far-county", "wu": "county-market"}
"""Who sees only what their unit has a part in."""
BELOW = {"li": {"market-window"}}
"""What leaders see besides: the units below theirs."""
COUNTY = {"county-bureau", "county-federation", "county-market"}


def recount(quarter: Period, symposia: Iterable[Symposium]) -> str:
    """Say what a quarter had, naively: the best that any of its symposia gives (M2.2)."""
    end, found = quarter.day_after, []
    for each in symposia:
        convening = [came for came in each.came if came.unit in each.conveners]
        firms = [came for came in each.came if came.enterprise]
        if convening and firms:
            day = min(came.day for came in each.came)
            last = max(each.came.index(convening[0]), each.came.index(firms[0]))
            is_late = day >= end or each.came[last].entered >= end
            found.append("held-late" if is_late else "held")
        elif each.put_off and not each.is_cancelled:
            day = each.put_off[-1].day or date.max
            if day >= end and any(one.on < end for one in each.put_off):
                found.append("postponed")
    return next((verdict for verdict in ("held", "held-late", "postponed") if verdict in found), "missed")


class Audit(Truths, Steps):
    """See the module."""

    def check_swept(self) -> None:
        """Nothing is due that a whole sweep did not deal with."""
        now = to_micros(self.city.clock.moment)
        late = [
            stream
            for stream, stored in self.city.store._records.items()
            if stored.index.attention is not None and stored.index.attention <= now
        ]
        assert [] == late

    def check_watches(self) -> None:
        """Once it was looked at again, nothing is watched where a case stands against it (M5.1)."""
        self.city.office("wang").supervision.recheck()
        for watcher in self.city.records("supervisor"):
            against = {case.lead for case in self.own_cases(watcher.enterprise)}
            active = {watch.unit for watch in watcher.watches if watch.is_active}
            assert watcher.end is not None or active.isdisjoint(against)

    def check_key_contacts(self) -> None:
        """No key contact is state-owned or has opted out, whatever came in between (A1, M1.1)."""
        for each in self.city.records("key-contact"):
            assert each.open_term is None or each.enterprise not in self.out

    def check_judgements(self) -> None:
        """What is judged of a quarter is what a naive recount of the entries gives (M2.2)."""
        first = Period.of_quarter(STARTS.date())
        for person, region in (("wang", "990100"), ("qian", "990102")):
            desk, quarter = self.city.office(person).meetings, first
            while quarter.first <= self.today + timedelta(days=90):
                own = (each for each in self.symposia.values() if (each.region, each.period) == (region, str(quarter)))
                assert recount(quarter, own) == desk.judge(quarter)[0].verdict.value
                quarter = Period.of_quarter(quarter.day_after)

    def check_papers(self) -> None:
        """Bulletins recount as known then; numbers of papers are each given once (M3.2, D15)."""
        papers = [*self.city.records("bulletin"), *self.city.records("progress-report")]
        issued = [each for each in papers if each.life.state is PaperState.ISSUED]
        assert all(each.life.signed_by not in (None, each.life.drafted_by) for each in issued)
        series = sum(number for name, number in self.numbers.items() if name.startswith("series/"))
        assert series == len(issued)
        for bulletin in self.city.records("bulletin"):
            assert () == self.city.office("chen").bulletins.recount(bulletin.id)

    # -- sight --------------------------------------------------------------------------------------------------------

    def check_sight(self) -> None:
        """Whoever may not see something does not find it, neither in a list nor by its id."""
        cases = self.city.records("case")
        named = {case.id: self.named_units(case) for case in cases}
        for person, unit in (*UNIT.items(), ("qian", "county-bureau")):
            desk = self.city.office(person).cases
            found = {row.id for row in desk.find(limit=1000).rows}
            for case in cases:
                units, recused = named[case.id]
                below = set() if case.confidential else BELOW.get(person, set())
                may = bool(units & ({unit} | below if person != "qian" else COUNTY))
                if person in ("he", "qian"):
                    may |= case.region == ("990103" if person == "he" else "990102")
                assert (case.id in found) <= (may and person not in recused)
                assert (case.id in found) >= (case.lead == unit and person not in recused)
                assert (case.id in found) is self.finds(lambda desk=desk, case=case: desk.get(case.id))
        self.check_stranger()
        self.check_watched()

    def named_units(self, case: Case) -> tuple[set[str], set[str]]:
        """Give all units that a case names now or named before, and the persons that were recused."""
        history = self.city.ledger.history(f"case/{case.id}")
        units = (
            {holding.unit for holding in case.holdings} | {duty.unit for duty in case.duties} | {case.filed_by or ""}
        )
        return units, {each.event.person for each in history if isinstance(each.event, PersonRecused)}

    @staticmethod
    def finds(look: Any) -> bool:
        try:
            look()
        except NotFoundError:
            return False
        return True

    def check_stranger(self) -> None:
        """A county that has no part in anything finds nothing of the city."""
        he = self.city.office("he")
        lists: dict[str, tuple[Any, Any]] = {
            "finding": (he.findings.list, he.findings.get),
            "rating": (he.ratings.find, he.ratings.get),
            "supervisor": (lambda: he.supervision.list(serving=None), he.supervision.get),
            "resolution": (he.resolutions.list, he.resolutions.get),
            "proposal": (he.proposals.list, he.proposals.get),
            "meeting": (he.meetings.list, he.meetings.get),
            "visit": (he.visits.list, he.visits.get),
            "inspection": (he.inspections.list, he.inspections.get),
            "progress-report": (he.progress_reports.list, he.progress_reports.get),
        }
        for kind, (every, one) in lists.items():
            assert [] == [*every()], kind
            assert not [
                each.id for each in self.city.records(kind)[:5] if self.finds(lambda each=each, one=one: one(each.id))
            ]
        for firm in self.city.firms:
            assert not self.finds(lambda firm=firm: he.key_contacts.get(firm))
            assert not self.finds(lambda firm=firm: he.contact_log.get(firm))
        drafts = [each.id for each in self.city.records("bulletin") if each.life.state is not PaperState.ISSUED]
        assert not [each for each in drafts if self.finds(lambda each=each: he.bulletins.get(each))]

    def check_watched(self) -> None:
        """A watched unit sees what was found, and never by whom (M5.1)."""
        luo = self.city.office("luo")
        for found in luo.findings.list():
            assert "market-window" == found.unit
            assert found.supervisor is None
            assert {None} >= {each.supervisor for each in found.rectifications}
        assert [] == [*luo.supervision.list(serving=None)]
        assert not [
            each.id
            for each in self.city.records("supervisor")
            if self.finds(lambda each=each: luo.supervision.get(each.id))
        ]

    # -- the ledger ---------------------------------------------------------------------------------------------------

    def check_ledger(self) -> None:
        """Records folded again from their entries are those that are stored, and the chain holds."""
        ledger, store = self.city.ledger, self.city.store
        for stream, stored in store._records.items():
            assert stored == ledger.make_stored(ledger.fold(stream)), stream
        assert [] == [broken for broken in self.city.liaison.verify() if isinstance(broken, Broken)]

    def look(self) -> None:
        """Look at everything."""
        self.city.store.stop_in = 0
        self.check_watches()
        self.hold()
        self.check_key_contacts()
        self.check_judgements()
        self.check_papers()
        self.check_sight()
