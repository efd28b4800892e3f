import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

SHARED = Path(os.environ.get("GOVLIAISON_SHARED", Path(__file__).parents[2] / "../shared"))


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_limit_is_counted_without_a_deployment(call: Call) -> None:
    answer = call("calendar", "due", "2026-09-28 16:20", "5 working days", "--json")
    assert 0 == answer.code
    assert {
        "received_at": "2026-09-28T16:20:00+08:00",
        "amount": "5 working days",
        "count_from": "next_day",
        "due_at": "2026-10-10T17:00:00+08:00",
        "provisional": False,
    } == answer.document


def test_the_day_of_receipt_may_count(call: Call) -> None:
    answer = call("calendar", "due", "2026-09-28 16:20", "5个工作日", "--count-from", "same_day", "--json")
    assert "2026-10-09T17:00:00+08:00" == answer.document["due_at"]


def test_people_read_a_sentence_and_which_days_were_special(call: Call) -> None:
    answer = call("calendar", "due", "2026-09-28 16:20", "5个工作日", "--lang", "zh")
    first, *rest = answer.out.splitlines()
    assert "2026-10-10 17:00 到期：自 2026-09-28 16:20 起5个工作日，收到当日不计" == first
    assert "  2026-10-01 放假（国庆节）" == rest[0]
    assert "  2026-10-10 调休上班（国庆节）" == rest[-1]


def test_a_year_without_a_notice_is_provisional(call: Call) -> None:
    answer = call("calendar", "due", "2027-03-01", "3 working days")
    assert "provisional" in answer.out


def test_other_amounts_name_no_days(call: Call) -> None:
    assert ["due 2026-10-02 16:20: 96 hours from 2026-09-28 16:20"] == call(
        "calendar", "due", "2026-09-28 16:20", "96 hours"
    ).out.splitlines()


def test_a_batch_is_answered_row_by_row_with_all_its_columns(call: Call, tmp_path: Path) -> None:
    file = write(
        tmp_path / "in.csv", '编号,received_at,说明\n1,2019/4/24 16:03:40,"a,""b""\nc"\n\n2,2026-12-30 18:00\n'
    )
    answer = call("calendar", "due", "--batch", file, "5个工作日")
    assert (
        "编号,received_at,说明,due_at,provisional\n"
        '1,2019/4/24 16:03:40,"a,""b""\nc",2019-04-30T17:00:00+08:00,false\n'
        "2,2026-12-30 18:00,,2027-01-06T17:00:00+08:00,true\n"
    ) == answer.out
    assert ("", 0) == (answer.err, answer.code)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_batch_may_be_saved_by_an_office_program(call: Call, tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "in.csv", "received_at,说明\n2026-09-28,求助\n", encoding)
    assert (
        "2026-09-28,求助,2026-09-29T17:00:00+08:00,false"
        == call("calendar", "due", "--batch", file, "1 working day").out.splitlines()[1]
    )


def test_a_batch_can_be_a_json_document(call: Call, tmp_path: Path) -> None:
    file = write(tmp_path / "in.csv", "id,received_at\n7,2026-09-28\n")
    assert [
        {"id": "7", "received_at": "2026-09-28", "due_at": "2026-09-29T17:00:00+08:00", "provisional": False}
    ] == call("calendar", "due", "--batch", file, "1 working day", "--json").document


def test_nothing_is_printed_if_one_row_cannot_be_read(call: Call, tmp_path: Path) -> None:
    file = write(tmp_path / "in.csv", "received_at\n2026-09-28\n\nbald\n")
    answer = call("calendar", "due", "--batch", file, "1 working day", "--json")
    assert (1, "") == (answer.code, answer.out)
    assert ("moment.unreadable", f"{file}:4") == (answer.error["error"], answer.error["where"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "cli.empty-file"),
        ("date\n2026-09-28\n", "cli.no-column"),
        ("received_at\n2026-09-28,x\n", "cli.too-many-cells"),
        ('received_at\n"2026-09-28\n', "cli.csv"),
    ],
)
def test_a_file_of_another_form_is_refused_in_words(call: Call, tmp_path: Path, text: str, code: str) -> None:
    answer = call("calendar", "due", "--batch", write(tmp_path / "in.csv", text), "1 working day", "--json")
    assert (1, "", code) == (answer.code, answer.out, answer.error["error"])


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04", "cli.workbook"), (b"\xff\xfe\x00\x81", "cli.encoding"), (None, "cli.no-file")]
)
def test_a_file_that_is_no_text_is_refused_in_words(call: Call, tmp_path: Path, data: bytes | None, code: str) -> None:
    file = tmp_path / "in.csv"
    if data is not None:
        file.write_bytes(data)
    answer = call("calendar", "due", "--batch", file, "1 working day", "--json")
    assert (1, code, str(file)) == (answer.code, answer.error["error"], answer.error["where"])


@pytest.mark.parametrize(
    ("argv", "code", "exit_code"),
    [
        (("2026-09-28",), "cli.missing", 2),
        ((), "cli.missing", 2),
        (("2026-09-28", "5天", "--batch", "x.csv"), "cli.due-batch-moment", 2),
        (("morgen", "5天"), "moment.unreadable", 1),
        (("2026-09-28", "bald"), "amount.unreadable", 1),
        (("2026-09-28", "5", "working", "days"), "cli.left-over", 2),
        (("2026-09-28", "5天", "--count-from", "later"), "cli.not-a-choice", 2),
    ],
)
def test_a_wrong_call_says_what_is_missing(call: Call, argv: tuple[str, ...], code: str, exit_code: int) -> None:
    answer = call("calendar", "due", *argv, "--json")
    assert (exit_code, code) == (answer.code, answer.error["error"])


def test_a_deployment_brings_its_own_calendar(call: Call, office: Path) -> None:
    profile = office / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace('level = "city"', 'level = "city"\noffice_hours = ["08:00-12:00"]')
        + '\n[calendar.local_days]\n"2026-09-29" = "off"\n',
        encoding="utf-8",
    )
    answer = call("calendar", "due", "2026-09-28", "1 working day", "--json")
    assert "2026-09-30T12:00:00+08:00" == answer.document["due_at"]


def test_every_real_message_is_answered(call: Call) -> None:
    source = SHARED / "data/messages_replies.csv"
    if not source.exists():
        pytest.skip("the shared data is not here")
    text = source.read_text(encoding="utf-8-sig").replace("留言时间", "received_at", 1)
    file = write(Path("in.csv"), text)
    rows = list(csv.DictReader(io.StringIO(call("calendar", "due", "--batch", file, "5个工作日").out)))
    assert 1363 == len(rows)
    assert all(row["due_at"].endswith("T17:00:00+08:00") for row in rows)
