"""Real messages with their replies, at their own times (issue A, on real input)."""

import csv
import warnings
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from govliaison.calendar import due, elapsed_working_days
from govliaison.cases import CaseState
from govliaison.exchange import SUBMISSION_FIELDS, ChannelPlan
from govliaison.ledger import Broken, rebuild, verify
from govliaison.values import Amount, ColumnMatch, Reading, Row, TimeUnit
from govliaison_spreadsheets import open_table

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import chinese_calendar

ZONE = ZoneInfo("Asia/Shanghai")
PORTAL = ChannelPlan(id="portal", name="政府网站")
LIMITS = (1, 3, 5, 7, 10, 15, 20)


@pytest.fixture(scope="session")
def messages(shared: Path) -> list[dict[str, str]]:
    with (shared / "messages_replies.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def reading(messages: list[dict[str, str]]) -> Reading:
    """Read with nothing but the synonyms."""
    names = {
        heading: next((field.name for field in SUBMISSION_FIELDS if heading in (field.zh, *field.synonyms)), None)
        for heading in messages[0]
    }
    rows = (
        Row(
            number=number,
            where=f"line {number}",
            cells={name: text for heading, text in message.items() if (name := names[heading]) and text},
        )
        for number, message in enumerate(messages, 2)
    )
    columns = tuple(ColumnMatch(column=heading, heading=heading, field=name) for heading, name in names.items())
    return Reading(name="messages_replies.csv", columns=columns, rows=rows)


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y/%m/%d %H:%M:%S").replace(tzinfo=ZONE)


def independent_due(start: date, days: int) -> date:
    while days:
        start += timedelta(days=1)
        days -= chinese_calendar.is_workday(start)
    return start


def test_all_messages_are_taken_with_their_replies_and_again_nothing_changes(
    city: Any, messages: list[dict[str, str]]
) -> None:
    report = city.intake().take(reading(messages), channel=PORTAL)
    assert (1363, 1363, 0, 0, 0) == (
        report.read,
        report.taken,
        report.changed,
        report.unchanged,
        report.refused,
    )
    cases = {case.sources[0].source_id: case for case in city.all_cases()}
    assert 1363 == len(cases)
    for message in messages:
        case = cases[message["留言编号"]]
        [answer] = case.answers
        assert moment(message["留言时间"]) == case.received_at
        assert moment(message["答复时间"]) == answer.at == answer.delivered_at
        assert message["答复意见"].strip() == answer.text.value
        assert case.history
        assert (CaseState.HANDLING if answer.perfunctory else CaseState.ANSWERED) == case.state
    assert () == city.store.messages(None, "", 10)
    head = city.store.head()
    again = city.intake().take(reading(messages), channel=PORTAL)
    assert (0, 0, 1363, 0) == (again.taken, again.changed, again.unchanged, again.refused)
    assert head == city.store.head()


def test_an_import_killed_in_the_middle_loses_and_doubles_nothing(city: Any, messages: list[dict[str, str]]) -> None:
    def kill(_done: int) -> None:
        raise KeyboardInterrupt

    part = messages[:600]
    with pytest.raises(KeyboardInterrupt):
        city.intake(rows=250).take(reading(part), channel=PORTAL, progress=kill)
    report = city.intake(rows=250).take(reading(part), channel=PORTAL)
    assert (350, 0, 250, 0) == (report.taken, report.changed, report.unchanged, report.refused)
    sources = Counter(case.sources[0].source_id for case in city.all_cases())
    assert Counter(message["留言编号"] for message in part) == sources
    assert not [each for each in verify(city.ledger) if isinstance(each, Broken)]
    assert not any(each.differed for each in rebuild(city.ledger))


def test_due_moments_and_working_days_agree_with_an_independent_count(
    rules: Any, messages: list[dict[str, str]]
) -> None:
    calendar = rules.limits.calendar
    for message in messages:
        received, replied = moment(message["留言时间"]), moment(message["答复时间"])
        for days in LIMITS:
            ends = due(calendar, received, Amount(days, TimeUnit.WORKING_DAY)).at.astimezone(ZONE)
            assert (independent_due(received.date(), days), 17, 0) == (ends.date(), ends.hour, ends.minute)
        counted = elapsed_working_days(calendar, received, replied)
        span = (replied.date() - received.date()).days
        days_after = [received.date() + timedelta(days=offset) for offset in range(1, span + 1)]
        assert sum(map(chinese_calendar.is_workday, days_after)) == counted


def test_the_messy_workbook_into_a_fresh_ledger(city: Any, shared: Path) -> None:
    table = open_table(shared / "messages_messy.xlsx", SUBMISSION_FIELDS)
    report = city.intake().take(table, channel=PORTAL)
    assert (128, 128, 0) == (report.read, report.taken, report.refused)


def test_the_messy_workbook_after_the_csv_it_shares_its_numbers_with(city: Any, shared: Path) -> None:
    csv_table = open_table(shared / "messages_replies.csv", SUBMISSION_FIELDS)
    assert 1363 == city.intake().take(csv_table, channel=PORTAL).taken
    table = open_table(shared / "messages_messy.xlsx", SUBMISSION_FIELDS)
    report = city.intake().take(table, channel=PORTAL)
    assert (0, 0, 128) == (report.taken, report.refused, report.changed + report.unchanged)
    assert 1363 == len(city.all_cases())
