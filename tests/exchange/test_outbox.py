"""What was committed is delivered, at least once, each lane in its order."""

import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.cases import CASE, CaseState, Outcome
from govliaison.errors import NotFoundError
from govliaison.exchange import (
    Addressee,
    AnswerAsk,
    AnswerRoute,
    Attempt,
    BackOff,
    ChannelPlan,
    ConsoleNotifier,
    ConsoleSettings,
    Delivered,
    Delivery,
    Destinations,
    FileFormat,
    FilesNotifier,
    FilesSettings,
    Letter,
    NotifyAsk,
    RetryLater,
    Undeliverable,
    Wording,
    list_messages,
    replay,
    route_to,
    skip,
    work_outbox,
)
from govliaison.ledger import LeaseAsk, MessageState, Move, Notice, Settle
from govliaison.values import Reason

WORDING = Wording(zone=ZoneInfo("Asia/Shanghai"), units={"market": "市场监督管理局"})
ROW = {"source_id": "1", "received_at": "2026-09-27 10:00", "title": "食品许可", "category": "食品"}
ANSWER = "经核查，材料只需提交一次，已当面受理并发证。"
LATER = RetryLater(reason=Reason.of("away"))
NEVER = Undeliverable(reason=Reason.of("outbox.no-address", destination="portal"))


@attrs.define
class Recording:
    """Takes messages, or does what it is told to: gives an answer, or raises."""

    plan: list[Any] = attrs.Factory(list)
    asks: list[Any] = attrs.Factory(list)

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        return self._do(ask)

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        return self._do(ask)

    def _do(self, ask: Any) -> Any:
        self.asks.append(ask)
        step = self.plan.pop(0) if self.plan else Delivered(receipt="r1")
        if isinstance(step, Exception):
            raise step
        return step


@pytest.fixture
def office(city: Any) -> Any:
    """The city with a portal that carries answers."""
    plans = {"portal": ChannelPlan(id="portal", name="政府网站", answers=AnswerRoute.OUTBOX)}
    city.route = route_to(plans, ("sms",))
    return city


def work(city: Any, sms: Recording, portal: Recording | None = None, **settings: Any) -> list[Attempt]:
    destinations = Destinations(
        notifiers={"sms": sms},
        channels={} if portal is None else {"portal": portal},
        addresses=lambda recipient, _destination: Addressee(name="市监局", address=f"13800001234/{recipient}"),
        wording=WORDING,
        **settings,
    )
    return list(work_outbox(city.ledger, destinations, city.cases("system"), owner="w"))


def outcomes(attempts: Sequence[Attempt]) -> list[tuple[str, str]]:
    return [(attempt.code, attempt.outcome.value) for attempt in attempts]


def test_one_message_tells_a_unit_which_limits_of_many_cases_moved(office: Any) -> None:
    office.take(ROW)
    sms = Recording()
    work(office, sms, Recording())
    moved = "answer 2026-10-09T09:00:00+00:00 2026-10-12T09:00:00+00:00 政企〔2026〕1号"
    told = Notice(recipient="unit:market", code="case.recomputed", params={"cases": 2, "limits": 1, "moved": moved})
    loaded = office.ledger.load(CASE.stream(office.case().id))
    office.ledger.commit([Move(loaded=loaded, happenings=(), notices=(told,))])
    work(office, sms)
    assert "政企沟通联络：2 件诉求" == sms.asks[-1].subject
    assert sms.asks[-1].text.endswith("\n政企〔2026〕1号 答复 2026-10-09 17:00 → 2026-10-12 17:00")


def test_notices_are_worded_and_addressed_at_delivery(office: Any) -> None:
    office.take(ROW)
    sms, portal = Recording(), Recording()
    attempts = work(office, sms, portal)
    assert [("case.acknowledged", "done"), ("case.dispatched", "done")] == outcomes(attempts)
    assert all(attempt.settled for attempt in attempts)
    [told] = sms.asks
    number = office.case().number
    assert "13800001234/unit:market" == told.recipient
    assert f"政企沟通联络：{number}" == told.subject
    assert told.text.startswith(f"市监局：\n派单：诉求 {number}")
    assert "2026-10-" in told.text
    assert "T" not in told.text
    [acknowledged] = portal.asks
    assert ("portal", "1", "case.acknowledged") == (
        acknowledged.channel,
        acknowledged.source_id,
        acknowledged.code,
    )
    assert [] == work(office, sms, portal)
    assert {attempt.message for attempt in attempts} == {told.key, acknowledged.key}


def answered(office: Any) -> None:
    office.take(ROW)
    cases = office.cases()
    case = office.case()
    cases.sign_for(case.id)
    cases.answer(case.id, text=ANSWER, outcome=Outcome.SOLVED)


def test_an_answer_that_its_channel_carried_is_recorded_as_delivered(office: Any) -> None:
    answered(office)
    office.wait(minutes=5)
    portal = Recording()
    work(office, Recording(), portal)
    assert [ANSWER in ask.text for ask in portal.asks] == [False, True]
    case = office.case()
    assert office.now == case.answers[0].delivered_at
    assert "system" == office.ledger.history(f"case/{case.id}")[-1].stamp.actor
    assert CaseState.REQUESTED == office.cases().request_close_out(case.id).state


def test_a_reply_that_one_platform_published_goes_to_the_other_channels_too(office: Any) -> None:
    office.take({**ROW, "order": "W7"})
    office.take({**ROW, "source_id": "h1", "order": "W7", "channel": "hotline"})
    work(office, Recording(), Recording())
    office.wait(days=1)
    office.take({**ROW, "source_id": "h1", "channel": "hotline", "reply": ANSWER, "replied_at": "2026-09-29 9:00"})
    portal = Recording()
    work(office, Recording(), portal)
    assert [("1", True)] == [(ask.source_id, ANSWER in ask.text) for ask in portal.asks]
    assert 1 == len(office.case().answers)


def test_an_answer_that_can_never_arrive_is_recorded_and_stops_its_lane(office: Any) -> None:
    answered(office)
    attempts = work(office, Recording(), Recording([Delivered(), NEVER]))
    assert ("case.answered", "dead") in outcomes(attempts)
    assert "没有收件人" in office.case().answers[0].undeliverable.value
    office.cases().answer(office.case().id, text="补充：" + ANSWER, outcome=Outcome.SOLVED)
    assert [] == work(office, Recording(), Recording())


def test_an_answer_that_cannot_be_entered_now_comes_again(office: Any) -> None:
    answered(office)
    portal = Recording()

    class Gone:
        def deliver(self, *_args: Any, **_how: Any) -> None:
            raise NotFoundError("access.not-found", kind="case", id="1")

    destinations = Destinations(
        channels={"portal": portal},
        addresses=lambda _recipient, _destination: None,
        wording=WORDING,
    )
    list(work_outbox(office.ledger, destinations, Gone(), owner="w"))  # type: ignore[arg-type]
    notes = {row.note for row in list_messages(office.store, state=MessageState.WAITING)}
    assert "access.not-found" in notes
    office.wait(hours=1)
    work(office, Recording(), portal)
    assert portal.asks[-1].key == portal.asks[-2].key
    assert office.case().answers[0].delivered_at


@pytest.mark.parametrize(
    ("step", "note"),
    [(TimeoutError("13800001234"), "outbox.fault TimeoutError"), ("taken", "outbox.fault str"), (LATER, "away")],
)
def test_a_failure_is_tried_again_later_and_other_lanes_go_on(office: Any, step: Any, note: str) -> None:
    office.take(ROW, {**ROW, "source_id": "2"})
    sms = Recording([step])
    attempts = work(office, sms, Recording())
    assert [("case.dispatched", "retry"), ("case.dispatched", "done")] == [
        each for each in outcomes(attempts) if each[0] == "case.dispatched"
    ]
    [row] = list_messages(office.store, state=MessageState.WAITING)
    assert (note, 1) == (row.note, row.attempts)
    assert [] == work(office, sms, Recording())
    office.wait(minutes=1)
    assert [("case.dispatched", "done")] == outcomes(work(office, sms, Recording()))
    assert sms.asks[0].key == sms.asks[-1].key


def test_the_other_side_may_say_when(office: Any) -> None:
    office.take(ROW)
    late = RetryLater(reason=Reason.of("away"), not_before=office.now + timedelta(days=1))
    work(office, Recording([late]), Recording())
    office.wait(hours=23)
    assert [] == work(office, Recording(), Recording())
    office.wait(hours=1)
    assert 1 == len(work(office, Recording(), Recording()))


def test_after_so_many_failures_a_message_is_dead_until_it_is_replayed(office: Any) -> None:
    office.take(ROW)
    sms = Recording([LATER, LATER])
    patience = {"sms": BackOff(first=timedelta(seconds=1), attempts=2)}
    work(office, sms, Recording(), back_off=patience)
    office.wait(seconds=1)
    assert [("case.dispatched", "dead")] == outcomes(work(office, sms, Recording(), back_off=patience))
    [dead] = list_messages(office.store, state=MessageState.DEAD)
    replay(office.ledger, dead.id)
    assert [("case.dispatched", "done")] == outcomes(work(office, sms, Recording()))
    with pytest.raises(NotFoundError, match="not-dead"):
        replay(office.ledger, dead.id)


def test_a_dead_letter_is_skipped_by_an_entry(office: Any) -> None:
    office.take(ROW)
    work(office, Recording([NEVER]), Recording())
    [dead] = list_messages(office.store, state=MessageState.DEAD)
    with pytest.raises(NotFoundError, match="not-dead"):
        skip(office.context(), "another")
    skip(office.context(), dead.id)
    assert () == list_messages(office.store, state=MessageState.DEAD)
    [entry] = office.ledger.history(f"letter/{dead.id}")
    assert ("zhang", dead.id) == (entry.stamp.actor, entry.event.message)
    assert dead.id == office.ledger.load(f"letter/{dead.id}").record.message
    with pytest.raises(NotFoundError, match="not-dead"):
        skip(office.context(), dead.id)


def test_back_off_doubles_up_to_the_longest_wait() -> None:
    back_off = BackOff()
    assert [1, 2, 4] == [back_off.wait(failures).seconds // 60 for failures in (1, 2, 3)]
    assert timedelta(hours=6) == back_off.wait(1_000_000)


def test_what_is_not_configured_any_more_waits(office: Any) -> None:
    office.take(ROW)
    destinations = Destinations(addresses=lambda _recipient, _destination: None, wording=WORDING)
    attempts = list(work_outbox(office.ledger, destinations, office.cases("system"), owner="w"))
    assert {("outbox.no-destination", Settle.RETRY)} == {
        (attempt.reason.code, attempt.outcome) for attempt in attempts if attempt.reason
    }
    assert 2 == len(attempts)


def test_nobody_knows_the_address(office: Any) -> None:
    office.take(ROW)
    destinations = Destinations(
        notifiers={"sms": Recording()}, addresses=lambda _recipient, _destination: None, wording=WORDING
    )
    attempts = list(work_outbox(office.ledger, destinations, office.cases("system"), owner="w"))
    assert ["outbox.no-address"] == [
        attempt.reason.code for attempt in attempts if attempt.reason and attempt.outcome is Settle.DEAD
    ]


def test_a_lease_that_ran_out_is_not_worked_on(office: Any) -> None:
    office.take(ROW, {**ROW, "source_id": "2"})

    class Slow(Recording):
        def _do(self, ask: Any) -> Any:
            if not self.asks:
                office.wait(minutes=6)
                taken = office.micros()
                ask_ = LeaseAsk(owner="other", now=taken, until=taken + 60_000_000, limit=10)
                office.store.lease_messages(ask_)
            return Recording._do(self, ask)

    slow = Slow()
    attempts = work(office, slow, slow)
    assert [False] == [attempt.settled for attempt in attempts]
    office.wait(minutes=2)
    assert 4 == len(work(office, slow, slow))


def test_answers_by_hand_and_unknown_channels_have_no_destination() -> None:
    plans = {
        "portal": ChannelPlan(id="portal", name="网站", answers=AnswerRoute.OUTBOX),
        "hall": ChannelPlan(id="hall", name="大厅"),
    }
    route = route_to(plans, ("sms", "console"))
    notices = [Notice(recipient="filer:1", code="case.answered", channel=id_) for id_ in ("portal", "hall", "old")]
    assert [("channel:portal",), (), ()] == [route(notice) for notice in notices]
    assert ("sms", "console") == route(Notice(recipient="unit:x", code="case.dispatched"))


def test_reasons_stages_and_units_are_said_in_words() -> None:
    def said(code: str, **params: str) -> str:
        return WORDING.text(Letter(recipient="filer:1", code=code, params=params, about="case/1"))

    assert "超出职责范围" in said("case.refused", number="1", reason="not-competent")
    assert "“市场监督管理局”退回" in said("case.returned", number="1", unit="market", reason="duplicate")
    assert "重复派单" in said("case.returned", number="1", unit="market", reason="duplicate")
    assert "“签收”时限将于 2026-09-28 16:20 到期" in said(
        "case.warned", number="1", stage="sign", due=datetime(2026, 9, 28, 8, 20, tzinfo=UTC).isoformat()
    )
    assert "（企业要求）" in said("visit.cancelled", visit="v1", day="2026-09-28", reason="enterprise")
    assert "改期到 2026-10-09（企业要求）" in said("visit.put-off", visit="v1", day="2026-10-09", reason="enterprise")


def test_a_place_says_in_its_own_words_what_it_likes_and_in_english_what_everybody_says() -> None:
    own = {
        "case.refused": "来件 {number} 不予受理：{reason}。",
        "label.refusal.not-competent": "不归我们管",
        "outbox.subject": "示例县：{number}",
    }
    letter = Letter(
        recipient="filer:1", code="case.refused", params={"number": "1", "reason": "not-competent"}, about="case/1"
    )
    voice = attrs.evolve(WORDING, texts_for=lambda stream: own if stream == "case/1" else {})
    assert ("示例县：1", "来件 1 不予受理：不归我们管。") == (voice.subject(letter), voice.text(letter))
    elsewhere = attrs.evolve(letter, about="case/2")
    assert WORDING.text(letter) == voice.text(elsewhere)
    english = attrs.evolve(WORDING, language="en")
    assert english.text(letter) == attrs.evolve(voice, language="en").text(letter)


NOTE = NotifyAsk(key="t-1", destination="d", recipient="13800001234", subject="主题", text="请联系 13900005678\n谢谢")
REPLY = AnswerAsk(key="t-2", channel="portal", source_id="7", code="case.answered", subject="主题", text="正文")


def test_the_console_shows_a_line_and_no_personal_data() -> None:
    stream = io.StringIO()
    ConsoleNotifier(ConsoleSettings(), stream).notify(NOTE)
    ConsoleNotifier(ConsoleSettings(show_text=True), stream).notify(NOTE)
    assert ("[d] 138****1234 主题\n[d] 138****1234 主题 请联系 139****5678 谢谢\n") == stream.getvalue()


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        (FileFormat.TXT, "13800001234\n主题\n\n请联系 13900005678\n谢谢\n"),
        (FileFormat.JSON, {"recipient": "13800001234", "subject": "主题", "text": "请联系 13900005678\n谢谢"}),
    ],
)
def test_each_message_is_one_whole_file(tmp_path: Path, format_: FileFormat, expected: Any) -> None:
    files = FilesNotifier(FilesSettings(folder=tmp_path / "out", format=format_))
    assert Delivered(receipt=f"t-1.{format_}") == files.notify(NOTE) == files.notify(NOTE)
    [path] = (tmp_path / "out").iterdir()
    text = path.read_bytes().decode("utf-8")
    assert expected == (json.loads(text) if format_ is FileFormat.JSON else text)


def test_answers_of_a_channel_are_files_with_the_number_of_the_matter(tmp_path: Path) -> None:
    files = FilesNotifier(FilesSettings(folder=tmp_path))
    assert Delivered(receipt="t-2.txt") == files.answer(REPLY)
    assert "7\ncase.answered\n主题\n\n正文\n" == (tmp_path / "t-2.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["../t", "", "a/b", ".hidden", "x" * 101])
def test_a_key_that_leads_elsewhere_is_never_a_file(tmp_path: Path, key: str) -> None:
    answer = FilesNotifier(FilesSettings(folder=tmp_path / "in")).notify(attrs.evolve(NOTE, key=key))
    assert Undeliverable(reason=Reason.of("outbox.key-odd")) == answer
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = FilesNotifier(FilesSettings(folder=tmp_path / "file")).notify(NOTE)
    assert isinstance(answer, RetryLater)
    assert "outbox.folder" == answer.reason.code
