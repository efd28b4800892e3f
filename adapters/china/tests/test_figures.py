"""
Every figure of every rule pack, typed again from the table of sources and reckoned again without the engine.

A pack can neither leave out a figure of its source nor have one that the source does not give.
"""

import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
import chinese_calendar
import pytest

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import Anchors, Confidence, Facts, Limits, Match, RulePack, Stage, parse_rule_pack
from govliaison.values import Amount, RegionCode, region_stem
from govliaison_china import gazetted_calendar, region_table, rule_pack_names, rule_pack_text

SHANGHAI = ZoneInfo("Asia/Shanghai")
MIDNIGHT = timedelta(days=1)
STARTS = [
    datetime(2026, 2, 13, 16, 0, tzinfo=SHANGHAI),  # Friday; a make-up Saturday, then nine days off
    datetime(2026, 5, 8, 10, 30, tzinfo=SHANGHAI),  # Friday before a make-up Saturday
    datetime(2026, 8, 31, 9, 0, tzinfo=SHANGHAI),  # an ordinary Monday, the last of its month
    datetime(2026, 9, 24, 15, 20, tzinfo=SHANGHAI),  # Thursday before two holidays
]

BE: Final = {"track": "business-environment"}
PETITION: Final = {"track": "petition"}
MARKET: Final = {"track": "market-complaint"}
OPEN: Final = {"track": "disclosure"}
PAY: Final = {"track": "sme-payment"}
COMPLEX: Final = {"difficulty": "complex"}


def tag(word: str) -> dict[str, Any]:
    return {"tags": frozenset({word})}


def kind(word: str) -> dict[str, Any]:
    return {"kind": word}


# row of the table of sources, pack, what is known of the matter, what must be done, within what
FIGURES: list[tuple[int, str, dict[str, Any], str, str]] = [
    (1, "henan-12345", {}, "dispatch", "24 h"),
    (1, "henan-12345", {"urgency": "urgent"}, "dispatch", "2 h"),
    (1, "henan-12345", {}, "sign", "24 h roll"),
    (1, "henan-12345", {"urgency": "urgent"}, "contact", "2 h"),
    (1, "henan-12345", kind("consultation"), "answer", "3 wd"),
    (1, "henan-12345", kind("help"), "answer", "5 wd"),
    (1, "henan-12345", kind("suggestion"), "answer", "5 wd"),
    (1, "henan-12345", kind("complaint"), "answer", "10 wd"),
    (1, "henan-12345", kind("report"), "answer", "10 wd"),
    (2, "henan-business-2020", BE, "transfer", "5 cd"),
    (2, "henan-business-2020", BE, "answer", "30 cd"),
    (3, "henan-business-cases-2024", BE | tag("paper"), "enter", "1 wd"),
    (3, "henan-business-cases-2024", BE | tag("window"), "enter", "1 wd"),
    (3, "henan-business-cases-2024", BE, "review", "3 wd"),
    (4, "xuchang-issue-leads-2025", {"difficulty": "C"}, "answer", "5 wd"),
    (4, "xuchang-issue-leads-2025", {"difficulty": "B"}, "answer", "15 wd"),
    (4, "xuchang-issue-leads-2025", {"difficulty": "A"}, "answer", "1 mo"),
    (5, "xuchang-enterprise-2011", {}, "dispatch", "3 wd"),
    (5, "xuchang-enterprise-2011", {}, "answer", "15 wd"),
    (6, "xinyang-enterprise", {}, "plan", "7 cd"),
    (7, "anyang-services-2021", {"real_name": True}, "rating-contact", "1 wd"),
    (7, "anyang-services-2021", {}, "answer", "5 wd"),
    (10, "shandong-hotline-2020", {}, "answer", "5 wd"),
    (11, "shandong-enterprise-2020", {}, "verify", "1 wd"),
    (11, "shandong-enterprise-2020", {}, "prelim-opinion", "3 wd"),
    (11, "shandong-enterprise-2020", {}, "answer", "15 wd"),
    (12, "shandong-2115", {}, "contact", "2 h"),
    (12, "shandong-2115", {}, "prelim-opinion", "1 wd"),
    (12, "shandong-2115", {}, "answer", "15 wd"),
    (13, "zaozhuang-enterprise", {}, "verify", "1 wd"),
    (13, "zaozhuang-enterprise", {}, "prelim-opinion", "2 wd"),
    (13, "zaozhuang-enterprise", {}, "answer", "10 wd"),
    (14, "jinan-12345-2018", {}, "feedback", "5 wd"),
    (14, "jinan-12345-2018", {}, "answer", "5 wd"),
    (15, "jinan-business", {}, "answer", "5 wd"),
    (16, "weifang-12345-2021", {}, "answer", "5 wd"),
    (17, "guangdong-12345-2022", kind("consultation"), "answer", "2 wd"),
    (17, "guangdong-12345-2022", kind("help"), "answer", "10 wd"),
    (17, "guangdong-12345-2022", kind("suggestion"), "answer", "10 wd"),
    (17, "guangdong-12345-2022", kind("complaint"), "answer", "15 wd"),
    (17, "guangdong-12345-2022", kind("report"), "answer", "15 wd"),
    (18, "guangdong-enterprise-2020", tag("clear-policy"), "answer", "24 h"),
    (18, "guangdong-enterprise-2020", COMPLEX, "plan", "3 cd"),
    (19, "jiangmen-sme", {}, "contact", "60 min"),
    (19, "jiangmen-sme", {}, "plan", "24 h"),
    (19, "jiangmen-sme", {}, "answer", "7 cd"),
    (20, "zhuhai-124", {}, "contact", "1 wh"),
    (20, "zhuhai-124", kind("consultation"), "answer", "2 wd"),
    (20, "zhuhai-124", kind("report"), "answer", "4 wd"),
    (21, "zhongshan-msb-2022", {}, "contact", "1 h"),
    (21, "zhongshan-msb-2022", {}, "interim", "3 wd"),
    (21, "zhongshan-msb-2022", kind("complaint"), "answer", "5 wd"),
    (22, "anhui-hotline-2022", kind("consultation"), "answer", "3 wd"),
    (22, "anhui-hotline-2022", kind("help"), "answer", "10 wd"),
    (23, "bengbu-12345-2019", {}, "dispatch", "20 min"),
    (23, "bengbu-12345-2019", tag("major"), "dispatch", "10 min"),
    (23, "bengbu-12345-2019", {}, "sign", "1 wd"),
    (23, "bengbu-12345-2019", {"channel": "telephone"}, "answer", "5 wd"),
    (23, "bengbu-12345-2019", {"channel": "governor-hotline"}, "answer", "3 wd"),
    (23, "bengbu-12345-2019", {"channel": "online"}, "answer", "3 wd"),
    (24, "hefei-gaoxin-home", {}, "dispatch", "24 h"),
    (25, "huangshan-mailbox", {"channel": "mayor-mailbox"}, "answer", "5 wd"),
    (25, "huangshan-mailbox", {"channel": "mayor-mailbox"} | COMPLEX, "answer", "10 wd"),
    (26, "hubei-business-complaints", {}, "review", "3 wd"),
    (26, "hubei-business-complaints", {}, "answer", "15 wd"),
    (26, "hubei-business-complaints", {}, "feedback", "5 wd"),
    (27, "shanghai-business-2024", {"real_name": True}, "rating-contact", "1 wd"),
    (27, "shanghai-business-2024", {}, "answer", "5 wd"),
    (27, "shanghai-business-2024", COMPLEX, "answer", "15 wd"),
    (28, "chongming-park", {}, "contact", "2 h"),
    (28, "chongming-park", {}, "prelim-opinion", "3 wd"),
    (28, "chongming-park", COMPLEX, "answer", "15 wd"),
    (29, "quanzhou-enterprise", {}, "dispatch", "same day"),
    (29, "quanzhou-enterprise", {}, "assist-return", "3 wd"),
    (29, "quanzhou-enterprise", {}, "answer", "7 wd"),
    (29, "quanzhou-enterprise", {}, "objection-review", "same day"),
    (30, "fengze-window", tag("hard"), "answer", "5 wd"),
    (31, "shanggao-roundtable", {}, "review", "by the 25th"),
    (31, "shanggao-roundtable", {}, "dispatch", "by the 30th"),
    (31, "shanggao-roundtable", {}, "contact", "2 wd"),
    (31, "shanggao-roundtable", {}, "answer", "3 mo"),
    (31, "shanggao-roundtable", {}, "interim", "by the 30th"),
    (31, "shanggao-roundtable", {}, "file", "2 wd"),
    (32, "chengdu-jinniu", {"urgency": "urgent"}, "contact", "2 h"),
    (32, "chengdu-jinniu", tag("investigation"), "answer", "2 cd"),
    (34, "bureau-12345", {"urgency": "urgent"}, "answer", "same day"),
    (34, "bureau-12345", kind("consultation"), "answer", "3 wd"),
    (34, "bureau-12345", kind("help"), "answer", "3 wd"),
    (34, "bureau-12345", kind("suggestion"), "answer", "13 wd"),
    (34, "bureau-12345", kind("complaint"), "answer", "13 wd"),
    (34, "bureau-12345", kind("report"), "answer", "13 wd"),
    (34, "bureau-12345", {}, "callback", "1 cd"),
    (35, "ankang-lights", {}, "sign", "1 wd"),
    (35, "ankang-lights", kind("consultation"), "answer", "2 wd"),
    (35, "ankang-lights", kind("help"), "answer", "5 wd"),
    (35, "ankang-lights", kind("complaint"), "answer", "5 wd"),
    (36, "wenzhou-centres", {}, "answer", "3 wd"),
    (37, "kaifu-day", {}, "answer", "7 cd"),
    (37, "kaifu-day", tag("multi-department"), "plan", "1 mo"),
    (38, "shenzhen-quick", {}, "contact", "24 h"),
    (39, "sme-payment-2025", PAY, "transfer", "10 wd"),
    (39, "sme-payment-2025", PAY, "answer", "30 cd"),
    (40, "xinfang-2022", PETITION, "review", "15 cd"),
    (40, "xinfang-2022", PETITION, "answer", "60 cd"),
    (40, "xinfang-2022", PETITION, "second-review", "30 cd"),
    (40, "xinfang-2022", PETITION, "final-review", "30 cd"),
    (41, "market-complaints-2022", MARKET, "review", "7 wd"),
    (41, "market-complaints-2022", MARKET, "mediate", "45 wd"),
    (41, "market-complaints-2022", MARKET, "verify", "15 wd"),
    (41, "market-complaints-2022", MARKET, "feedback", "5 wd"),
    (41, "market-complaints-2022", MARKET, "objection-review", "7 wd"),
    (42, "disclosure-2019", OPEN, "supplement", "7 wd"),
    (42, "disclosure-2019", OPEN, "answer", "20 wd"),
    (42, "disclosure-2019", OPEN, "third-party", "15 wd"),
    # ratings
    (51, "dezhou-rating", {}, "rectify", "5 wd"),
    (52, "meishan-rating", {}, "rectify", "15 wd"),
    (53, "beijing-rating", {}, "rectify", "7 cd"),
    (54, "guangdong-rating", {}, "rate", "7 cd"),
    (55, "xinxiang-gaoxin-rating", {}, "rate", "7 wd"),
]

# rows whose source gives no limit at all
SILENT = {8: "puyang-12345-business", 9: "dengzhou-enterprise", 33: "beijing-12345-2021"}
WITHOUT_LIMITS = {"rating-2019", "rating-appeal", "gbt-39734-2020", "gbt-36112-2018", "xuchang-rating"}

# every other number: extensions, returns, objections, caps, reports, call-backs, supervision
OTHERS = {
    "henan-business-2020": {"extension.amount": "30 cd"},
    "xuchang-enterprise-2011": {"extension.up_to": "30 wd"},
    "xinyang-enterprise": {"interim.every": "1 mo"},
    "anyang-services-2021": {"extension.amount": "5 wd", "return.window": "24 h"},
    "puyang-12345-business": {"return.window": "2 wd"},
    "shandong-hotline-2020": {"extension.up_to": "10 wd", "return.window": "2 wd"},
    "shandong-enterprise-2020": {"extension.up_to": "30 wd"},
    "zaozhuang-enterprise": {"extension.up_to": "25 wd"},
    "jinan-business": {"extension.amount": "10 wd"},
    "huangshan-mailbox": {"answer-1.cap": "received 15 wd", "answer-2.cap": "received 15 wd"},
    "quanzhou-enterprise": {"extension.apply_before": "1 wd", "objection.within": "1 wd"},
    "shanggao-roundtable": {"answer-1.cap": "dispatched 3 mo"},
    "bureau-12345": {"ladder.催办": "1 cd", "ladder.书面通报批评": "5 wd"},
    "sme-payment-2025": {"extension.up_to": "90 cd", "answer-1.cap": "admitted 90 cd"},
    "xinfang-2022": {"extension.amount": "30 cd", "objection.within": "5 wd"},
    "market-complaints-2022": {"extension.amount": "15 wd", "objection.decision_within": "7 wd"},
    "disclosure-2019": {"extension.amount": "20 wd"},
    "dezhou-rating": {"callback.percent": "100"},
    "meishan-rating": {"callback.percent": "100"},
}

# confidence marks of the table, where a row has two the lower
STATED = {2, 3, 4, 7, 11, 12, 14, 15, 16, 21, 27, 29, 31, 33, 39, 40, 41, 42, 51, 54, 55}


def read(name: str) -> RulePack:
    return parse_rule_pack(tomllib.loads(rule_pack_text(name)), where=name)


@pytest.fixture(scope="module")
def packs() -> dict[str, RulePack]:
    return {name: read(name) for name in rule_pack_names()}


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return WorkCalendar.build([gazetted_calendar()], zone=SHANGHAI, years=range(2025, 2028))


# -- a reckoning that knows nothing of the engine ---------------------------------------------------------------------


def works(moment: datetime) -> bool:
    worked = chinese_calendar.is_workday(moment.date())
    return worked and (time(9) <= moment.time() < time(12) or time(13) <= moment.time() < time(17))


def reckon(start: datetime, limit: str) -> datetime:
    day = start.date()
    if limit == "same day":
        return on(day) + MIDNIGHT
    if limit.startswith("by the "):
        while day.day != min(int(limit[7:9]), monthrange(day.year, day.month)[1]):
            day += timedelta(days=1)
        return on(day) + MIDNIGHT
    number, unit, *_ = limit.split()
    if unit in {"h", "min", "wh"}:
        return reckon_time(start, int(number), limit)
    return reckon_days(day, int(number), unit)


def reckon_time(moment: datetime, number: int, limit: str) -> datetime:
    """Walk from minute to minute."""
    left = number if "min" in limit else number * 60
    while left:
        left -= works(moment) if "wh" in limit else 1
        moment += timedelta(minutes=1)
    while "roll" in limit and not works(moment - timedelta(minutes=1)) and not works(moment):
        moment += timedelta(minutes=1)
    return moment


def reckon_days(day: date, number: int, unit: str) -> datetime:
    """Walk from day to day."""
    if unit == "mo":
        months = day.year * 12 + day.month - 1 + number
        year, month = months // 12, months % 12 + 1
        return on(date(year, month, min(day.day, monthrange(year, month)[1]))) + MIDNIGHT
    while number:
        day += timedelta(days=1)
        number -= unit == "cd" or chinese_calendar.is_workday(day)
    return on(day) + (MIDNIGHT if unit == "cd" else timedelta(hours=17))


def on(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)


@pytest.mark.parametrize("row", FIGURES, ids=str)
def test_every_limit_ends_where_a_naive_reckoning_ends(
    row: tuple[int, str, dict[str, Any], str, str], packs: dict[str, RulePack], calendar: WorkCalendar
) -> None:
    _number, name, known, stage, limit = row
    pack = attrs.evolve(packs[name], effective_to=None)
    limits = Limits(packs=(pack,), calendar=calendar)
    facts = Facts(**{"kind": "complaint", "urgency": "ordinary", "region": pack.region} | known)
    for start in STARTS:
        clock = limits.start(Stage(stage), "u", facts, Anchors(received=start))
        assert (name, reckon(start, limit).astimezone(UTC)) == (clock.pack, clock.due_at)


# -- nothing left out, nothing invented -------------------------------------------------------------------------------


def short(amount: Amount) -> str:
    units = {"minute": "min", "hour": "h", "working_hour": "wh", "working_day": "wd", "calendar_day": "cd"}
    return f"{amount.number} {units.get(amount.unit, 'mo')}"


def test_every_rule_has_a_figure_of_the_table_and_every_figure_a_rule(
    packs: dict[str, RulePack], calendar: WorkCalendar
) -> None:
    """
    Each row of the table is answered by one rule; a rule that no row asks for would be invented.

    How often an interim answer is owed again stands with the numbers beside the limits.
    """
    asked: Counter[tuple[str, str]] = Counter()
    for _row, name, known, stage, _limit in FIGURES:
        pack = attrs.evolve(packs[name], effective_to=None)
        facts = Facts(**{"kind": "complaint", "urgency": "ordinary", "region": pack.region} | known)
        found = Limits(packs=(pack,), calendar=calendar).choose(Stage(stage), facts, STARTS[0])
        asked[name, found.rule.id] += 1
    written = {(name, rule.id) for name, pack in packs.items() for rule in pack.rules if not rule.local}
    assert {(name, rule) for name, rule in written if rule != "interim.every"} == set(asked)


def numbers(pack: RulePack) -> Iterator[tuple[str, str]]:
    """Give every number beside the limits themselves."""
    for rule in pack.rules:
        if rule.cap is not None:
            yield f"{rule.id}.cap", f"{rule.cap.anchor} {short(rule.cap.amount)}"
    for step in pack.ladder:
        if step.after is not None:
            yield f"ladder.{step.name}", short(step.after)
    for name in ("extension", "return_", "objection", "interim", "callback", "redo"):
        terms = getattr(pack, name)
        for field in attrs.fields(type(terms)) if terms is not None else ():
            value = getattr(terms, field.name)
            if isinstance(value, Amount):
                yield f"{name.rstrip('_')}.{field.name}", short(value)
            elif isinstance(value, int) and not isinstance(value, bool):
                yield f"{name.rstrip('_')}.{field.name}", str(value)


def test_no_pack_has_a_number_that_its_source_has_not(packs: dict[str, RulePack]) -> None:
    assert OTHERS == {name: found for name, pack in packs.items() if (found := dict(numbers(pack)))}


def test_there_is_a_pack_for_each_of_the_forty_two_rows_and_each_rating_rule(packs: dict[str, RulePack]) -> None:
    rows = {row: name for row, name, *_ in FIGURES} | SILENT
    assert set(range(1, 43)) == {row for row in rows if row < 50}
    assert set(packs) == set(rows.values()) | WITHOUT_LIMITS
    assert all(not packs[name].rules for name in {*SILENT.values(), *WITHOUT_LIMITS})


def test_confidence_is_that_of_the_table(packs: dict[str, RulePack]) -> None:
    rows = {row: name for row, name, *_ in FIGURES} | SILENT
    for row, name in rows.items():
        expected = Confidence.STATED if row in STATED else Confidence.REPRINT
        assert (name, expected) == (name, packs[name].confidence)


def test_every_pack_and_rule_names_source_confidence_and_basis(packs: dict[str, RulePack]) -> None:
    for pack in packs.values():
        assert all((pack.source, pack.confidence, pack.legal_basis, pack.name))
        assert all(rule.source and rule.confidence and rule.basis for rule in pack.rules)


def test_what_is_local_says_that_its_source_is_silent(packs: dict[str, RulePack]) -> None:
    local = [(name, rule) for name, pack in packs.items() for rule in pack.rules if rule.local]
    assert {("henan-12345", "silent", Confidence.MEMORY)} == {
        (name, rule.source, rule.confidence) for name, rule in local
    }


def test_a_pack_has_a_rule_for_each_stage_of_a_case_or_says_that_its_source_is_silent(
    packs: dict[str, RulePack],
) -> None:
    flow = {Stage.DISPATCH, Stage.SIGN, Stage.CONTACT, Stage.ANSWER, Stage.CLOSE, Stage.AUDIT, Stage.CALL_BACK}
    ratings = {Stage.RATE, Stage.RATING_CONTACT, Stage.RECTIFY}
    for pack in packs.values():
        said = {rule.stage for rule in pack.rules} | set(pack.silent.stages)
        owed = ratings if pack.rating or said & {Stage.RATE, Stage.RECTIFY} else flow
        assert (pack.id, set()) == (pack.id, owed - said)
        assert ("fall-back" if owed is flow else "") == pack.silent.fall_back


def test_regions_are_known_and_the_narrower_place_goes_before_the_wider(packs: dict[str, RulePack]) -> None:
    known = region_table()
    for pack in packs.values():
        if pack.region:
            assert RegionCode(pack.region) in known
        depth = len(region_stem(pack.region)) // 2
        assert (pack.id, {0: 0, 1: 0, 2: 10, 3: 20}[depth]) == (pack.id, pack.priority)


def test_only_national_statutes_replace(packs: dict[str, RulePack]) -> None:
    replacing = {name for name, pack in packs.items() if any(rule.replaces for rule in pack.rules)}
    assert {"sme-payment-2025", "xinfang-2022", "market-complaints-2022", "disclosure-2019"} == replacing
    for name in replacing:
        assert "" == packs[name].region
        assert all(rule.replaces and rule.match.track for rule in packs[name].rules)


def meet(one: Match, other: Match) -> bool:
    """Tell whether a matter can fall under both."""
    pairs = [(getattr(one, field.name), getattr(other, field.name)) for field in attrs.fields(Match)]
    return all(
        a == b or not a or not b or (isinstance(a, frozenset) and isinstance(b, frozenset) and not a.isdisjoint(b))
        for a, b in pairs
        if None not in (a, b)
    )


def test_no_matter_falls_under_two_rules_of_a_pack_with_equally_many_conditions(packs: dict[str, RulePack]) -> None:
    ties = [
        (name, one.id, other.id)
        for name, pack in packs.items()
        for one, other in combinations(pack.rules, 2)
        if one.stage is other.stage and one.match.conditions == other.match.conditions and meet(one.match, other.match)
    ]
    assert [] == ties


@pytest.mark.parametrize(("day", "holds"), [("2026-02-28", True), ("2026-03-01", False)])
def test_the_rules_of_2020_ended_when_those_of_2025_came_into_force(
    packs: dict[str, RulePack],
    day: str,
    holds: bool,  # noqa: FBT001
) -> None:
    assert holds is packs["henan-business-2020"].holds(date.fromisoformat(day), "410400")


def test_a_petition_inside_a_hotline_keeps_its_sixty_days(packs: dict[str, RulePack], calendar: WorkCalendar) -> None:
    """The statute goes before the pack of the place, whatever the priorities are."""
    limits = Limits(packs=(packs["xinfang-2022"], packs["jinan-12345-2018"]), calendar=calendar)
    plain = Facts(kind="complaint", urgency="ordinary", region="370100")
    received = Anchors(received=STARTS[2])
    assert "jinan-12345-2018" == limits.start(Stage.ANSWER, "u", plain, received).pack
    start = limits.start(Stage.ANSWER, "u", attrs.evolve(plain, track="petition"), received)
    assert ("xinfang-2022", reckon(STARTS[2], "60 cd").astimezone(UTC)) == (start.pack, start.due_at)
