import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

SHARED = Path(os.environ.get("GOVLIAISON_SHARED", Path(__file__).parents[2] / "../shared"))
GOOD = "91110000600037341L"
FAILED = "91110000600037341X"


def test_codes_are_judged_in_the_order_given(call: Call) -> None:
    answer = call("codes", "check", "--json", "--", GOOD.lower(), FAILED, "12", "410400000000001")
    assert 0 == answer.code
    assert [
        (GOOD.lower(), GOOD, "valid"),
        (FAILED, FAILED, "check_failed"),
        ("12", "12", "malformed"),
        ("410400000000001", "410400000000001", "old_registration_number"),
    ] == [(each["input"], each["code"], each["status"]) for each in answer.document]
    assert [] == answer.document[0]["reasons"]
    assert {"code", "message"} == set(answer.document[1]["reasons"][0])
    assert "credit-code.check" == answer.document[1]["reasons"][0]["code"]


def test_people_read_a_table_and_a_sum(call: Call) -> None:
    answer = call("codes", "check", "--lang", "zh", "--", GOOD, FAILED)
    assert "代码                结果        说明" == answer.out.splitlines()[0]
    assert "共 2 个：有效 1，校验码不符 1" == answer.out.splitlines()[-1]


def test_of_many_codes_only_the_odd_ones_are_shown(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "codes.txt"
    file.write_text("\n".join([*[GOOD] * 30, FAILED, ""]), encoding="utf-8")
    answer = call("codes", "check", "--file", file)
    assert [FAILED] == [line.split()[0] for line in answer.out.splitlines()[1:-1]]
    assert "31 checked: 30 valid, 1 check failed" == answer.out.splitlines()[-1]
    file.write_text("\n".join([GOOD] * 30), encoding="utf-8")
    assert ["30 checked: 30 valid"] == call("codes", "check", "--file", file).out.splitlines()


@pytest.mark.parametrize("heading", ["code", "统一社会信用代码", "Credit Code", "统一社会信用代码 "])
def test_the_column_of_codes_is_found_by_its_heading(call: Call, tmp_path: Path, heading: str) -> None:
    file = tmp_path / "codes.csv"
    file.write_text(f"name,{heading}\n甲,{GOOD}\n乙\n", encoding="utf-8")
    answer = call("codes", "check", "--file", file, "--json")
    assert ["valid", "malformed"] == [each["status"] for each in answer.document]


@pytest.mark.parametrize(("text", "code"), [("a,b\n1,2\n", "cli.no-column"), ("", "cli.empty-file")])
def test_a_file_without_codes_is_refused(call: Call, tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "codes.csv"
    file.write_text(text, encoding="utf-8")
    answer = call("codes", "check", "--file", file, "--json")
    assert (1, code) == (answer.code, answer.error["error"])


def test_no_codes_are_no_call(call: Call) -> None:
    assert (2, "cli.no-codes") == ((answer := call("codes", "check", "--json")).code, answer.error["error"])


def test_real_codes_are_valid_but_for_one(call: Call) -> None:
    file = SHARED / "data/uscc_codes.csv"
    if not file.exists():
        pytest.skip("the shared data is not here")
    assert "971 checked: 970 valid, 1 check failed" == call("codes", "check", "--file", file).out.splitlines()[-1]
