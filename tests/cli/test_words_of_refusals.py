"""Refusals tell the time of the place, and call units, states and reasons by their names."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from govliaison.cli.options import Options
from govliaison.cli.output import Output
from govliaison.cli.session import Session
from govliaison.cli.wording import in_words
from govliaison.errors import RefusedError

Call = Callable[..., Any]

OTHER = "li.na"


@attrs.frozen
class _Names:
    def unit(self, unit: str) -> str:
        return {"water": "水利局"}.get(unit, unit)


def _in_words(code: str, **params: object) -> dict[str, object]:
    session = Session(Options(language="zh"), Output("zh", json=False))
    session.__dict__["names"] = _Names()
    session.__dict__["zone"] = ZoneInfo("Asia/Shanghai")
    return in_words(RefusedError(code, **params), session)


def test_moments_are_told_in_the_zone_of_the_place() -> None:
    said = {"latest": "2026-12-16T09:00:00+00:00", "at": datetime(2026, 12, 16, 1, tzinfo=UTC), "day": "2026-12-16"}
    assert {"latest": "2026-12-16 17:00", "at": "2026-12-16 09:00", "day": "2026-12-16"} == _in_words("x", **said)


def test_the_midnight_that_ends_a_day_belongs_to_it() -> None:
    said = _in_words("x", latest="2026-11-25T16:00:00+00:00", since="2026-11-25T16:00:00+00:00")
    assert {"latest": "2026-11-25 24:00", "since": "2026-11-26 00:00"} == said


def test_units_states_and_criteria_bear_their_names_and_unknown_ones_their_codes() -> None:
    known = _in_words("x", unit="water", state="handling", criterion="R3", number=7)
    assert {"unit": "水利局", "state": "办理中", "criterion": "单位主要负责人签字", "number": 7} == known
    assert {"unit": "gone", "state": "new"} == _in_words("x", unit="gone", state="new")


def test_reasons_that_a_pack_allows_bear_their_names() -> None:
    assert {"reasons": "检验、检测、鉴定，听证"} == _in_words("case.pause-reason", reasons="testing、hearing")
    assert {"reasons": "testing"} == _in_words("x", reasons="testing")


def test_a_refused_command_speaks_as_the_place_does(call: Call, case: str) -> None:
    refused = call("cases", "reopen", case, "--reason", "rebound", "--note", "回访", "--lang", "zh", "--as", OTHER)
    assert (1, True, False) == (refused.code, "“待受理”" in refused.err, "submitted" in refused.err)
    assert 0 == call("cases", "dispatch", case, "--lead", "市监局").code
    same = call("cases", "transfer", case, "--lead", "市监局", "--note", "改派", "--lang", "zh")
    assert (1, True) == (same.code, "“市监局”主办" in same.err)


def test_the_latest_end_of_a_pause_is_told_in_local_time(office: Path, call: Call, case: str) -> None:
    assert office.is_dir()
    assert 0 == call("cases", "dispatch", case, "--lead", "联络办").code
    assert 0 == call("cases", "sign-for", case).code
    late = call(
        *("cases", "pause", case, "--reason", "testing", "--note", "委托书", "--until", "2001-01-01"),
        *("--lang", "zh", "--as", OTHER),
    )
    assert (1, True, False) == (late.code, "不晚于 20" in late.err, "+00:00" in late.err)


def test_persons_and_posts_bear_their_names_for_who_may_see_them(call: Call, case: str) -> None:
    head = ("--lang", "zh")
    assert 0 == call("cases", "dispatch", case, "--lead", "联络办").code
    for verb in ("sign-for", "interim"):
        assert (
            0 == call("cases", verb, case, *(("--text", "正在协调") if verb == "interim" else ()), "--as", OTHER).code
        )
    refused = call("cases", "withdraw", case, "--asked-by", "applicant", "--note", "电话", *head, "--as", OTHER)
    assert (1, True) == (refused.code, "李娜 (li.na)" in refused.err), refused.err
    held = call("posts", "hold", "联络办.auditor", "zhang.wei", "--since", "2001-01-01", "--until", "2001-01-01", *head)
    assert (1, True) == (held.code, "“联络办.审核人”" in held.err), held.err


def test_a_decision_as_a_post_is_entered_by_its_id_and_shown_by_its_name(call: Call, case: str) -> None:
    assert 0 == call("cases", "dispatch", case, "--lead", "联络办").code
    assert 0 == call("cases", "sign-for", case).code
    more = ("--amount", "3个工作日", "--reason", "complex", "--note", "需会商")
    assert 0 == call("cases", "request-extension", case, *more).code
    wrong = call(
        "cases", "decide-extension", case, "--approve", "--as-post", "联络办.科室负责人", "--as", OTHER, "--json"
    )
    assert "case.post-not-held" == wrong.error["error"]
    assert 0 == call("cases", "decide-extension", case, "--approve", "--as-post", "联络办.auditor", "--as", OTHER).code
    assert "联络办.审核人" in call("cases", "show", case, "--lang", "zh").out
