"""Guide entries: written, found by what people ask, and used to answer at first contact."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govliaison.cases import Case, CaseKind, CasePolicy, Cases, CaseState, DeliveryMethod, Outcome, Solved, Submission
from govliaison.deadlines import Criterion
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Private
from govliaison.policies import GuideEntry, count_first_contact

QUESTION = "首次 创业 补贴 怎样 申请\n开店 补贴"
ANSWER = "登记满一年后，凭营业执照和社保缴费记录在政务服务网申请，十五个工作日内办结。"


@pytest.fixture
def entry(place: Any) -> Any:
    return place.guide().add(question=QUESTION, answer=ANSWER, category="补贴", item="XK-001")


def asked(place: Any, number: str = "1", **said: Any) -> Submission:
    parts = {
        "channel": "phone",
        "source_id": number,
        "received_at": place.now(),
        "text": "请问首次创业补贴怎样申请？",
        "contact": "李四",
    }
    return Submission(**(parts | said))


def test_an_entry_is_found_by_each_way_of_asking_the_best_first(place: Any, entry: Any) -> None:
    short = place.guide().add(question="补贴", answer="请看惠企政策专栏。")
    gone = place.guide().add(question="补贴 申请", answer="旧指南", until=date(2026, 9, 7))
    place.wait(days=1)
    found = place.guide("science").suggest("请问 首次创业补贴，怎样申请？")
    assert [entry.id, short.id] == [each.id for each in found]
    assert [entry.id, short.id] == [each.id for each in place.guide().suggest("开店有补贴吗")]
    assert () == place.guide().suggest("换证")
    assert 0 == entry.answers("")
    assert {entry.id, short.id, gone.id} == {each.id for each in place.guide().list()}
    assert [entry.id] == [each.id for each in place.guide().list(text="社保", category="补贴")]


def test_an_entry_is_written_anew_as_another_version_and_may_go_out_of_use(place: Any, entry: Any) -> None:
    desk = place.guide()
    same = desk.add(entry=entry.id, question=QUESTION, answer=ANSWER, category="补贴", item="XK-001", since=entry.since)
    assert (entry, f"guide-entry/{entry.id}@1") == (same, same.reference)
    anew = desk.add(entry=entry.id, question=QUESTION, answer="改为即时办结。", since=entry.since)
    assert (2, entry.added_at) == (anew.version, anew.added_at)
    assert desk.retire(entry.id).retired
    assert 3 == desk.retire(entry.id).version
    with pytest.raises(NotFoundError):
        place.guide("science").get(entry.id)
    assert [] == [*desk.list()]
    assert 4 == desk.add(entry=entry.id, question=QUESTION, answer="改为即时办结。", since=entry.since).version


def test_what_is_no_entry_is_refused(place: Any, entry: Any) -> None:
    desk = place.guide()
    for code, said in (
        ("guide.empty", {"question": " "}),
        ("guide.empty", {"answer": ""}),
        ("guide.until-before", {"until": date(2026, 9, 1)}),
        ("guide.no-category", {"category": "天气"}),
        ("guide.no-item", {"item": "联系张三 138"}),
    ):
        with pytest.raises(RefusedError) as caught:
            desk.add(**({"question": "问", "answer": "答"} | said))
        assert code == caught.value.code
    for act in (
        lambda: place.guide("science").add(question="问", answer="答"),
        lambda: place.guide("science").retire(entry.id),
    ):
        with pytest.raises(RefusedError, match=r"guide\.not-keeper"):
            act()
    with pytest.raises(NotFoundError):
        desk.retire("pds-0")


def test_a_consultation_is_answered_at_first_contact_and_closed_as_every_case_is(place: Any, entry: Any) -> None:
    case = place.guide().answer(entry.id, asked(place))
    assert (CaseState.REQUESTED, CaseKind.CONSULTATION, "补贴", "bureau") == (
        *(case.state, case.kind, case.category),
        case.lead,
    )
    answer = case.answers[0]
    assert (entry.reference, Outcome.EXPLAINED, ANSWER) == (answer.guide, answer.outcome, answer.text.value)
    assert case == place.guide().answer(entry.id, asked(place))
    desk = Cases(place.context("bureau"), lambda _region: place.rules)
    with pytest.raises(RefusedError, match=r"second-person"):
        desk.audit(case.id, approve=True)
    other = Cases(_other(place), lambda _region: place.rules)
    other.audit(case.id, approve=True)
    closed = other.call_back(case.id, reached=True, solved=Solved.YES)
    assert (CaseState.CLOSED, Outcome.EXPLAINED) == (closed.state, closed.outcome)


def _other(place: Any) -> Any:
    """Somebody else of the convener, who did not handle it."""
    context = place.context("bureau")
    return attrs.evolve(context, actor=attrs.evolve(context.actor, person="of.bureau.too"))


def test_by_its_channel_or_under_stricter_criteria_it_stays_answered(place: Any, entry: Any) -> None:
    sent = place.guide().answer(entry.id, asked(place), method=DeliveryMethod.CHANNEL)
    assert CaseState.ANSWERED is sent.state
    place.rules = _with(place.rules, CasePolicy(close_out=(Criterion.SIGNED_BY_HEAD,)))
    strict = place.guide().answer(entry.id, asked(place, "2"))
    assert CaseState.ANSWERED is strict.state


def _with(rules: Any, policy: CasePolicy) -> Any:
    return attrs.evolve(rules, policy=policy)


def test_what_cannot_be_answered_so_is_refused(place: Any, entry: Any) -> None:
    desk = place.guide()
    known = Cases(place.context("bureau"), lambda _region: place.rules).submit(asked(place, "9"))
    later = desk.add(question="将来", answer="明年起办理。", since=date(2027, 1, 1))
    for code, key, submission in (
        ("guide.not-valid", later.id, asked(place)),
        ("guide.consultations-only", entry.id, asked(place, kind=CaseKind.COMPLAINT)),
        ("guide.known-matter", entry.id, asked(place, "9")),
    ):
        with pytest.raises(RefusedError) as caught:
            desk.answer(key, submission)
        assert code == caught.value.code
    with pytest.raises(RefusedError, match=r"case\.convener-only"):
        place.guide("science").answer(entry.id, asked(place, "10"))
    assert known.state is CaseState.SUBMITTED


def test_an_entry_of_a_county_is_kept_and_used_there_and_the_citys_everywhere(place: Any, entry: Any) -> None:
    county = place.guide("county-bureau")
    own = county.add(question="补贴 申请", answer="到县政务大厅三楼办理。")
    assert "990102" == own.region
    assert {entry.id, own.id} == {each.id for each in county.suggest("补贴怎样申请，首次创业")}
    assert {entry.id} == {each.id for each in place.guide("science").suggest("首次创业补贴怎样申请")}
    for act in (lambda: county.retire(entry.id), lambda: county.add(entry=entry.id, question="问", answer="答")):
        with pytest.raises(RefusedError, match=r"guide\.not-keeper"):
            act()
    with pytest.raises(RefusedError, match=r"guide\.other-place"):
        place.guide().answer(own.id, asked(place, "20"))
    assert own.reference == place.guide().answer(own.id, asked(place, "20", region="990102")).answers[0].guide


def test_the_share_answered_at_first_contact_is_measured(place: Any, entry: Any) -> None:
    desk = place.guide()
    assert None is desk.first_contact().share
    desk.answer(entry.id, asked(place))
    cases = Cases(place.context("bureau"), lambda _region: place.rules)
    cases.submit(asked(place, "2", kind=CaseKind.CONSULTATION))
    cases.submit(asked(place, "3", kind=CaseKind.COMPLAINT))
    cases.submit(asked(place, "4", kind=CaseKind.CONSULTATION, history=True))
    measured = desk.first_contact()
    assert (1, 2, Fraction(1, 2)) == (measured.answered, measured.consultations, measured.share)
    assert 0 == desk.first_contact(since=place.now() + timedelta(1)).consultations
    assert 0 == desk.first_contact(before=place.now()).consultations


@given(st.lists(st.text("补贴申请 ", max_size=6), max_size=4), st.text("补贴申请开", max_size=12))
def test_an_entry_fits_only_what_says_all_words_of_one_way_of_asking(ways: list[str], text: str) -> None:
    entry = GuideEntry(
        id="g",
        version=1,
        added_at=datetime(2026, 9, 7, tzinfo=UTC),
        question=Private("g", "\n".join(ways)),
        answer=Private("g", "x"),
        since=date(2026, 9, 7),
    )
    fits = any(way.split() and all(word in text for word in way.split()) for way in ways)
    assert fits is bool(entry.answers(text))


def test_nothing_is_measured_of_nothing() -> None:
    cases: list[Case] = []
    assert (0, 0) == ((none := count_first_contact(cases)).answered, none.consultations)
