"""The invented year hangs together: every code, name and date in the data files agrees with the others."""

import csv
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from govliaison.cases import Grade, Outcome, RefusalReason, ReturnReason, Solved
from govliaison.profiles import load_profile
from govliaison.units import Level, PostKind, UnitRole
from govliaison.values import Amount, CodeStatus, IndustryCode, TimeUnit, check_credit_code
from govliaison_china import profile_names, profile_text, rule_pack_text

DATA = files("govliaison_pingdingshan") / "data"
OFFICE_HOURS_ONLY = {"hall", "survey", "symposium", "visit", "supervisor", "liaison", "association", "group"}
CHANNELS = {"platform", "portal", "hotline", "rating", "complaints", "federation"} | OFFICE_HOURS_ONLY
REGIONS = {f"4104{tail}" for tail in ("02", "03", "04", "11", "21", "22", "23", "25", "81", "82", "71", "72")}
ACCOUNTABLE = {UnitRole.SERVICE_AGENCY, UnitRole.COUNTY_GOVERNMENT, UnitRole.ZONE_COMMITTEE}
OTHER_TROUBLES = {
    *("融资贷款", "拖欠账款", "政策兑现", "招工用工", "招标投标", "政府采购", "商务促消费"),
    *("意见建议跟踪", "执法检查", "厂区周边环境", "园区基础设施"),
}
"""Categories that are no approval services (A2)."""
ANSWER_LIMITS = {"咨询": 3, "求助": 5, "建议": 5, "表扬": 5, "投诉": 10, "举报": 10}


def read_rows(name: str) -> list[dict[str, str]]:
    with io.StringIO((DATA / name).read_text(encoding="utf-8"), newline="") as lines:
        return list(csv.DictReader(lines))


def read_pack(name: str) -> str | None:
    """The texts that the data package offers."""
    return profile_text(name) if name in profile_names() else rule_pack_text(name)


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


ENTERPRISES = read_rows("enterprises.csv")
SUBMISSIONS = read_rows("submissions.csv")
PROFILE = load_profile(Path(str(files("govliaison_pingdingshan") / "deployment" / "profile.toml")), read_pack)
BEHAVIOUR = read_toml("behaviour.toml")
COUNTY_UNITS = {
    unit
    for county in ("wugang.toml", "ruzhou.toml")
    for unit in tomllib.loads((files("govliaison_pingdingshan") / "deployment" / county).read_text(encoding="utf-8"))[
        "units"
    ]
}
PERSONS = read_toml("people.toml")["persons"]
UNITS = tuple(PROFILE.units.units.values())
CATALOGUE = PROFILE.catalogue
CATEGORIES = {"/".join(CATALOGUE.names(entry)) for entry in CATALOGUE.entries}
BY_SOURCE = {(row["渠道"], row["来源单号"]): row for row in reversed(SUBMISSIONS)}
REFUSED = {(refusal["channel"], refusal["source_id"]) for refusal in BEHAVIOUR["refusals"]}
SUPPLEMENTED = {row["来源单号"] for row in SUBMISSIONS if "【补充】" in row["内容"]}


def is_working_day(day: date) -> bool:
    """The gazetted days of the quarter: Mid-Autumn is off, the Sunday before it is worked."""
    if day == date(2026, 9, 20):
        return True
    return day.weekday() < 5 and not date(2026, 9, 25) <= day <= date(2026, 9, 27)


def received(row: dict[str, str]) -> datetime:
    """When it arrived, on the city's own clock; the zone is left open because only days and hours are compared."""
    return datetime.strptime(row["收到时间"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def test_every_credit_code_passes_both_checks_and_stands_once() -> None:
    codes = [row["统一社会信用代码"] for row in ENTERPRISES if row["统一社会信用代码"]]
    found = {check_credit_code(code) for code in codes}
    assert [check.input for check in found if check.status is not CodeStatus.VALID or check.reasons] == []
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert len(codes) == len(ENTERPRISES) - 1


def test_organisation_codes_begin_with_letters_that_no_firm_bears_yet() -> None:
    bodies = {row["统一社会信用代码"][8:11] for row in ENTERPRISES if row["统一社会信用代码"]}
    assert bodies == {"MAW", "MAX", "MAY"}


def test_about_two_hundred_enterprises_cover_every_county_level_unit_and_form() -> None:
    assert 190 <= len(ENTERPRISES) <= 210
    assert min(Counter(row["所属县(市、区)"] for row in ENTERPRISES).values()) >= 10
    assert len({row["所属县(市、区)"] for row in ENTERPRISES}) == len(REGIONS)
    assert {row["统一社会信用代码"][:2] for row in ENTERPRISES} == {"91", "92", "93", ""}
    assert {"私人控股", "国有控股", "个体经营"} <= {row["控股情况"] for row in ENTERPRISES}
    assert sum(row["企业名称"].endswith("分公司") for row in ENTERPRISES) == 3


def test_two_enterprises_share_a_name_but_for_the_width_of_its_brackets() -> None:
    folded = Counter(row["企业名称"].replace("（", "(").replace("）", ")") for row in ENTERPRISES)
    assert [count for count in folded.values() if count > 1] == [2]
    assert len({row["企业名称"] for row in ENTERPRISES}) == len(ENTERPRISES)


def test_telephones_are_of_the_invented_range() -> None:
    enterprise_phones = {row["联系电话"] for row in ENTERPRISES}
    assert all(re.fullmatch(r"1990000\d{4}", phone) for phone in enterprise_phones)
    assert {row["联系电话"] for row in SUBMISSIONS} - {""} <= enterprise_phones
    assert all(re.fullmatch(r"0375-1\d{6}", person["telephone"]) for person in PERSONS)


def test_founding_days_lie_before_the_quarter_ends_and_industry_codes_have_their_form() -> None:
    founded = [date.fromisoformat(row["成立日期"]) for row in ENTERPRISES if row["成立日期"]]
    assert date(1995, 1, 1) < min(founded)
    assert max(founded) < date(2026, 9, 1)
    assert {len(IndustryCode.parse(row["行业代码"]).digits) for row in ENTERPRISES} == {4}


def test_submissions_come_through_every_channel_within_the_quarter() -> None:
    assert {row["渠道"] for row in SUBMISSIONS} == CHANNELS
    assert {row["收到时间"][:7] for row in SUBMISSIONS} == {"2026-07", "2026-08", "2026-09"}
    assert 150 <= len(SUBMISSIONS) <= 170
    assert {row["诉求类型"] for row in SUBMISSIONS} == set(ANSWER_LIMITS)
    assert {row["紧急程度"] for row in SUBMISSIONS} == {"一般", "紧急"}


def test_what_offices_write_down_themselves_falls_into_working_time() -> None:
    astray = [
        row["来源单号"]
        for row in SUBMISSIONS
        if row["渠道"] in OFFICE_HOURS_ONLY
        and not (is_working_day(received(row).date()) and 8 <= received(row).hour < 18)
    ]
    assert astray == []


def test_some_submissions_come_at_night_on_days_off_and_on_the_eve_of_national_day() -> None:
    assert sum(not is_working_day(received(row).date()) for row in SUBMISSIONS) >= 15
    assert sum(received(row).hour >= 20 for row in SUBMISSIONS) >= 15
    assert sum(row["收到时间"] >= "2026-09-28" for row in SUBMISSIONS) >= 4


def test_texts_are_of_natural_length_and_none_is_told_twice() -> None:
    assert [row["标题"] for row in SUBMISSIONS if not 60 <= len(row["内容"]) <= 250] == []
    first_told = {row["内容"]: (row["渠道"], row["来源单号"]) for row in SUBMISSIONS}
    assert len(first_told) == len(SUBMISSIONS) - 2


def test_submissions_name_enterprises_of_the_base() -> None:
    codes = {row["企业名称"]: row["统一社会信用代码"] for row in ENTERPRISES}
    named = [row for row in SUBMISSIONS if row["企业名称"]]
    assert {row["企业名称"] for row in named} <= set(codes)
    written = {(row["企业名称"], row["统一社会信用代码"].replace(" ", "").upper()) for row in named}
    assert {(name, code) for name, code in written if code not in {"", codes[name]}} == set()
    assert sum(not row["统一社会信用代码"] for row in SUBMISSIONS) >= 10


def test_the_same_order_number_comes_by_two_channels_or_amended_or_twice_unchanged() -> None:
    channels: dict[str, set[str]] = {}
    versions: dict[tuple[str, str], list[str]] = {}
    for row in SUBMISSIONS:
        channels.setdefault(row["来源单号"], set()).add(row["渠道"])
        versions.setdefault((row["渠道"], row["来源单号"]), []).append(row["内容"])
    again = {source: texts for source, texts in versions.items() if len(texts) > 1}
    assert sum(len(names) > 1 for names in channels.values()) == 3
    assert {source_id for (_, source_id), texts in again.items() if len(set(texts)) > 1} == SUPPLEMENTED
    assert len(SUPPLEMENTED) == 3
    assert sum(len(set(texts)) == 1 for texts in again.values()) == 2


def test_every_category_stands_in_the_catalogue_and_few_submissions_have_none() -> None:
    assert {row["问题类别"] for row in SUBMISSIONS} - {""} <= CATEGORIES
    without = {(row["渠道"], row["来源单号"]) for row in SUBMISSIONS if not row["问题类别"]}
    assert without == {(case["channel"], case["source_id"]) for case in BEHAVIOUR["manual_desk"]}
    assert 2 <= len(without) <= 4


def test_approval_services_are_told_apart() -> None:
    troubles = [row for row in SUBMISSIONS if row["问题类别"].rpartition("/")[2] in OTHER_TROUBLES]
    assert {row["涉及审批服务"] for row in troubles} == {"否"}
    assert {row["涉及审批服务"] for row in SUBMISSIONS} == {"是", "否"}


def test_the_catalogue_names_one_competent_unit_for_every_category_and_place() -> None:
    leaves = {path for path in CATEGORIES if "/" in path}
    proposed = {region: [CATALOGUE.propose(path, region) for path in leaves] for region in REGIONS}
    assert {len(units) for region in REGIONS for units in proposed[region]} == {1}
    competent = {entry.unit for entry in CATALOGUE.entries.values() if entry.unit}
    assert competent <= {unit.id for unit in UNITS if unit.roles & ACCOUNTABLE}


def test_every_county_level_place_has_its_government_or_committee() -> None:
    local = [unit for unit in UNITS if unit.roles & {UnitRole.COUNTY_GOVERNMENT, UnitRole.ZONE_COMMITTEE}]
    assert sorted(unit.region or "" for unit in local) == sorted(REGIONS)
    assert {unit.level for unit in UNITS} == {Level.CITY, Level.COUNTY}


def test_ids_of_units_and_persons_are_unique_ascii() -> None:
    persons = [person["id"] for person in PERSONS]
    assert len(set(persons)) == len(persons)
    assert all(re.fullmatch(r"[a-z]+([.-][a-z]+)*", one) for one in (*persons, *PROFILE.units.units))


def test_each_convener_has_one_section_head_and_one_liaison_officer() -> None:
    posts = Counter((person["unit"], person["post"]) for person in PERSONS)
    conveners = [unit.id for unit in UNITS if UnitRole.CONVENER in unit.roles]
    assert conveners == ["united-front", "data-bureau", "federation"]
    assert {posts[unit, post] for unit in conveners for post in ("section-head", "liaison-officer")} == {1}


def test_whoever_may_be_accountable_has_a_leader_a_liaison_officer_and_two_handlers() -> None:
    posts = Counter((person["unit"], person["post"]) for person in PERSONS)
    for unit in UNITS:
        if unit.roles & ACCOUNTABLE:
            assert [posts[unit.id, post] for post in ("leader", "liaison-officer")] == [1, 1]
            assert posts[unit.id, "handler"] >= 2
    assert {post for _, post in posts} <= set(PostKind)
    assert {person["unit"] for person in PERSONS} <= {*PROFILE.units.units, *COUNTY_UNITS}


def test_every_admitted_submission_has_an_answer_and_every_category_a_measure() -> None:
    admitted = {source_id for source in BY_SOURCE if source not in REFUSED for source_id in source[1:]}
    assert set(BEHAVIOUR["answers"]) == admitted
    assert {answer["outcome"] for answer in BEHAVIOUR["answers"].values()} <= set(Outcome)
    assert set(BEHAVIOUR["measures"]) == {path.partition("/")[2] for path in CATEGORIES}
    assert set(BEHAVIOUR["replies"]) == {path.partition("/")[0] for path in CATEGORIES}


def test_answers_never_repeat_personal_data() -> None:
    contacts = {row["联系人"] for row in ENTERPRISES} | {person["name"] for person in PERSONS}
    texts = [answer["text"] for answer in BEHAVIOUR["answers"].values()]
    assert [text for text in texts if re.search(r"\d{7}", text) or any(name in text for name in contacts)] == []


def test_four_submissions_are_refused_each_for_a_reason_of_its_own() -> None:
    reasons = {refusal["reason"] for refusal in BEHAVIOUR["refusals"]}
    assert reasons == {"in-proceedings", "not-specific", "private-dispute", "classified"}
    assert reasons <= set(RefusalReason)
    assert set(BY_SOURCE) >= REFUSED
    assert len(REFUSED) == 4


def units_named(value: object) -> set[str]:
    """Every unit a story speaks of, however deep."""
    keys = {"by", "to", "suggested_unit", "designated", "unit"}
    if isinstance(value, dict):
        own = {str(inner) for key, inner in value.items() if key in keys}
        return own.union(*(units_named(inner) for inner in value.values()))
    return set().union(*map(units_named, value)) if isinstance(value, list) else set()


def test_behaviour_speaks_of_known_units_styles_submissions_and_persons() -> None:
    assert set(BEHAVIOUR["units"].values()) <= set(BEHAVIOUR["styles"])
    spoken_of = units_named(BEHAVIOUR["stories"]) | units_named(BEHAVIOUR["manual_desk"])
    spoken_of |= {unit for answer in BEHAVIOUR["answers"].values() for unit in answer.get("assisting", [])}
    spoken_of |= set(BEHAVIOUR["units"]) | set(BEHAVIOUR["suggests"]) | set(BEHAVIOUR["suggests"].values())
    assert spoken_of <= set(PROFILE.units.units)
    assert {(story["channel"], story["source_id"]) for story in BEHAVIOUR["stories"]} <= set(BY_SOURCE) - REFUSED
    auditors = {person["id"] for person in PERSONS if person["post"] == "auditor"}
    assert {story["sent_back_by"] for story in BEHAVIOUR["stories"] if "sent_back_by" in story} <= auditors


def test_whoever_returns_a_case_first_is_the_unit_the_catalogue_sends_it_to() -> None:
    for story in BEHAVIOUR["stories"]:
        if story["story"].startswith("returned"):
            returns = story.get("returns", [story])
            category = BY_SOURCE[story["channel"], story["source_id"]]["问题类别"]
            assert [proposal.unit for proposal in CATALOGUE.propose(category)] == [returns[0]["by"]]
            assert {step["reason"] for step in returns} <= set(ReturnReason)


def amounts_in(story: dict[str, Any]) -> Iterator[Amount]:
    """Every amount of time that a story or style names."""
    for key in {"answer_after", "after", "next_after", "sign_for", "first_contact", "measure", "close_out"} & set(
        story
    ):
        yield Amount.parse(story[key])
    for part in story.get("interims", []):
        yield from amounts_in(part)


def test_amounts_of_time_are_readable_and_overdue_stories_run_past_the_limit() -> None:
    told = [*BEHAVIOUR["stories"], *BEHAVIOUR["styles"].values()]
    units = {amount.unit for story in told for amount in amounts_in(story)}
    assert units == {TimeUnit.HOUR, TimeUnit.WORKING_HOUR, TimeUnit.WORKING_DAY}
    for story in BEHAVIOUR["stories"]:
        if story["story"] == "overdue":
            kind = BY_SOURCE[story["channel"], story["source_id"]]["诉求类型"]
            assert Amount.parse(story["answer_after"]).number > ANSWER_LIMITS[kind]


def test_every_kind_of_story_is_told() -> None:
    assert {story["story"] for story in BEHAVIOUR["stories"]} == {
        "call-back-unsatisfied",
        "interim",
        "overdue",
        "perfunctory",
        "prompt",
        "returned-once",
        "returned-until-designated",
        "sent-back",
        "unreachable",
    }
    assert {story["grade"] for story in BEHAVIOUR["stories"] if "grade" in story} <= set(Grade)
    assert {story["solved"] for story in BEHAVIOUR["stories"] if "solved" in story} <= set(Solved)
