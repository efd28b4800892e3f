"""A deployment is looked over: each thing that may be wrong is made wrong once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from govliaison.access import SYSTEM, Posts
from govliaison.calendar import WorkCalendar, read_notice
from govliaison.ledger import MemoryStore, MessageState
from govliaison.liaison.health import Finding, Level, examine, gazetted_until
from govliaison.plugins import State
from govliaison_china import gazetted_calendar

NEXT_YEAR = """\
2027年元旦：1月1日放假。
春节：2月5日至11日放假。
清明节：4月5日放假。
劳动节：5月1日放假。
端午节：6月9日放假。
中秋节：9月15日放假。
国庆节：10月1日至7日放假。
"""


def found(city: Any) -> dict[str, tuple[Level, str]]:
    return {each.topic: (each.level, each.reason.code) for each in examine(city.liaison)}


def of(city: Any, topic: str) -> list[Finding]:
    return [each for each in examine(city.liaison) if each.topic == topic]


def test_a_new_deployment_is_fine_but_for_what_has_not_been_done_yet(city: Any) -> None:
    assert {
        "calendar": (Level.OK, "health.calendar"),
        "profile": (Level.OK, "health.profile"),
        "plugins": (Level.OK, "health.plugins"),
        "store": (Level.OK, "health.store-file"),
        "outbox": (Level.OK, "health.outbox"),
        "sweep": (Level.WARNING, "health.never-swept"),
        "reactions": (Level.OK, "health.reactions"),
        "quarantine": (Level.OK, "health.quarantine"),
        "posts": (Level.WARNING, "health.vacant-liaison-officer"),
    } == found(city)


def test_fewer_than_sixty_gazetted_days_ahead_are_too_few_and_the_year_is_named(city: Any) -> None:
    city.clock.moment = datetime(2026, 11, 1, 16, 0, tzinfo=UTC)  # 2 November where the place is
    assert "health.calendar" == of(city, "calendar")[0].reason.code
    city.clock.wait(days=1)
    (finding,) = of(city, "calendar")
    assert (Level.WARNING, 59, 2027) == (finding.level, finding.reason.param("days"), finding.reason.param("year"))
    city.office().load_notice(read_notice(NEXT_YEAR), source="2027")
    assert Level.OK is of(city, "calendar")[0].level
    city.reopen()
    assert Level.OK is of(city, "calendar")[0].level


def test_a_year_that_has_begun_without_a_notice_leaves_no_day() -> None:
    calendar = WorkCalendar.build([gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
    for today, last in ((date(2027, 3, 1), date(2027, 3, 1)), (date(2025, 12, 31), date(2027, 1, 1))):
        assert last == gazetted_until(calendar, today)


def test_adapters_that_cannot_be_used_are_faults(city: Any) -> None:
    first, *rest = city.liaison.adapters.plugins
    broken = attrs.evolve(first, state=State.REFUSED)
    city.liaison.adapters = attrs.evolve(city.liaison.adapters, plugins=(broken, *rest))
    (finding,) = of(city, "plugins")
    assert (Level.FAULT, first.name) == (finding.level, finding.reason.param("name"))


def test_a_store_that_cannot_tell_about_itself_is_asked_for_its_entries(city: Any) -> None:
    city.liaison.adapters = attrs.evolve(city.liaison.adapters, store=MemoryStore())
    (finding,) = of(city, "store")
    assert ("health.store", 0) == (finding.reason.code, finding.reason.param("entries"))


def test_a_journal_that_grows_and_grows_is_told(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.liaison.health._LARGE_WAL", -1)
    assert [(Level.WARNING, "health.store-journal")] == [
        (each.level, each.reason.code) for each in of(city, "store")
    ]  # fmt: skip


def test_dead_messages_are_counted(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def messages(state: MessageState, _after: str, _limit: int) -> list[object]:
        return [object()] * 3 if state is MessageState.DEAD else []

    monkeypatch.setattr(city.liaison.ledger.store, "messages", messages)
    (finding,) = of(city, "outbox")
    assert (Level.WARNING, 3) == (finding.level, finding.reason.param("number"))


def test_a_sweep_is_missed_after_a_day(city: Any) -> None:
    [*city.liaison.sweep()]
    assert (Level.OK, "2026-09-07 09:00") == (of(city, "sweep")[0].level, of(city, "sweep")[0].reason.param("last"))
    city.clock.wait(days=1, seconds=1)
    assert (Level.WARNING, "health.not-swept") == found(city)["sweep"]


def test_rows_that_wait_are_counted(city: Any) -> None:
    file = city.folder / "来件.csv"
    file.write_text("编号,收到时间,标题,内容\nA1,尽快,积水,无法通行\n", encoding="utf-8")
    city.office().files.submissions("portal", file)
    (finding,) = of(city, "quarantine")
    assert (Level.WARNING, 1) == (finding.level, finding.reason.param("number"))


def test_each_convener_has_its_two_posts_filled(city: Any) -> None:
    vacant = {each.reason.param("post") for each in of(city, "posts")}
    assert vacant >= {"liaison-office.liaison-officer", "county-bureau.section-head", "county-bureau.liaison-officer"}
    admin = city.office("admin")
    for post in sorted(vacant):
        unit, _, kind = post.rpartition(".")
        admin.posts.hold(unit=unit, kind=kind, person="admin", since=city.clock.now() - timedelta(hours=1))
    assert (Level.OK, "health.posts") == found(city)["posts"]


def second_persons(city: Any) -> dict[str, tuple[str, str]]:
    return {
        str(each.reason.param("place")): (each.reason.code, str(each.reason.param("units")))
        for each in of(city, "posts")
        if each.reason.code in ("health.no-second-person", "health.nobody-audits")
    }


def test_conveners_with_two_persons_have_somebody_else_to_audit(city: Any) -> None:
    assert {} == second_persons(city)


def vacate(city: Any, *posts: str) -> None:
    city.clock.wait(hours=1)
    desk = Posts(city.liaison.context(SYSTEM), city.liaison.post_ids)
    for post in posts:
        unit, _, kind = post.rpartition(".")
        desk.vacate(unit=unit, kind=kind)


def test_one_person_in_all_posts_of_a_convener_audits_nothing_of_their_own(city: Any) -> None:
    vacate(city, "liaison-office.auditor")
    assert {} == second_persons(city)  # the administrator is a person of the convener, too
    vacate(city, "liaison-office.administrator", "liaison-office.section-head")
    assert {"示例市": ("health.no-second-person", "联络办")} == second_persons(city)


def test_units_in_which_only_the_auditor_works_are_named_and_those_without_anybody(city: Any) -> None:
    city.office("admin").posts.hold(unit="tax", kind="leader", person="wang.fang")
    vacate(city, "tax.handler", "near-government.handler", "liaison-office.auditor")
    vacate(city, "liaison-office.administrator", "liaison-office.section-head")
    named = "联络办、示例市税务局、近县人民政府"
    assert {"示例市": ("health.no-second-person", named)} == second_persons(city)


def test_a_convener_without_anybody_audits_nothing_at_all(city: Any) -> None:
    vacate(city, *(f"liaison-office.{kind}" for kind in ("handler", "auditor", "administrator", "section-head")))
    code, units = second_persons(city)["示例市"]
    assert ("health.nobody-audits", True) == (code, "联络办" in units)
