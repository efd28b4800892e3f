"""Enterprises and submissions from files."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

SHARED = Path(os.environ.get("GOVLIAISON_SHARED", Path(__file__).parents[2] / "../shared"))
GOOD = "91110000600037341L"
FIRMS = (
    "企业名称,统一社会信用代码,登记状态,备用\n"
    f"示例市张记食品有限公司,{GOOD},存续,x\n"
    "示例市李记商贸有限公司,91410400MA4743Y31A,存续,y\n"
)
MATTERS = (
    "编号,标题,内容,联系人,电话,收到时间\n"
    "A1,办证难,营业执照变更材料反复补正，请协调解决,张三丰,13800001234,2026-09-28 10:00\n"
    "A2,,,,,\n"
    "A3,用电报装,新厂房用电报装申请后一直没有回音,李四,13900001234,昨天下午\n"
)
FIGURES = ("read", "taken", "changed", "unchanged", "warned", "refused")


@pytest.fixture
def firms(office: Path) -> Path:
    file = office / "firms.csv"
    file.write_text(FIRMS, encoding="utf-8")
    return file


@pytest.fixture
def matters(office: Path) -> Path:
    file = office / "matters.csv"
    file.write_text(MATTERS, encoding="gb18030")
    return file


def check(document: dict[str, Any]) -> None:
    assert document["read"] == sum(document[name] for name in ("taken", "changed", "unchanged", "refused"))
    assert set(FIGURES) < set(document)
    for row in document["rows"]:
        assert {"number", "outcome", "reasons"} <= set(row)
        assert {"code", "message"} == set(row["reasons"][0])


def test_enterprises_are_brought_in_once(call: Call, firms: Path) -> None:
    first = call("enterprises", "import", firms, "--json")
    assert 0 == first.code
    check(first.document)
    assert 2 == first.document["read"]
    again = call("enterprises", "import", firms, "--json").document
    assert (0, 0) == (again["taken"], again["changed"])
    assert call("enterprises", "import", firms, "--lang", "zh").out.startswith("读取 2 行：新增 0，")


def test_a_dry_run_shows_how_columns_are_understood_and_stores_nothing(call: Call, firms: Path) -> None:
    answer = call("enterprises", "import", firms, "--dry-run", "--lang", "zh")
    assert "试运行：没有保存任何内容。" in answer.out
    assert "统一社会信用代码" in answer.out
    assert "（不使用）" in answer.out
    assert [] == call("enterprises", "list", "--json").document


def test_a_mapping_is_saved_edited_and_used(call: Call, firms: Path, office: Path) -> None:
    call("enterprises", "import", firms, "--dry-run", "--save-mapping", "map.toml")
    mapping = office / "map.toml"
    text = mapping.read_text(encoding="utf-8")
    assert '"企业名称" = "name"' in text
    mapping.write_text(text.replace('"登记状态" = "state"', '"登记状态" = ""'), encoding="utf-8")
    answer = call("enterprises", "import", firms, "--mapping", "map.toml", "--dry-run")
    assert "登记状态 (not used)" in " ".join(answer.out.split())
    mapping.write_text("[columns]\n1 = 2", encoding="utf-8")
    assert "cli.mapping" == call("enterprises", "import", firms, "--mapping", mapping, "--json").error["error"]
    mapping.write_text("= nix", encoding="utf-8")
    assert "cli.mapping" == call("enterprises", "import", firms, "--mapping", mapping, "--json").error["error"]


def test_a_mapping_that_cannot_be_written_is_said(call: Call, firms: Path) -> None:
    answer = call("enterprises", "import", firms, "--dry-run", "--save-mapping", "no/map.toml", "--json")
    assert "cli.not-written" == answer.error["error"]


def test_enterprises_are_listed_and_shown(call: Call, firms: Path) -> None:
    call("enterprises", "import", firms)
    listed = call("enterprises", "list", "--limit", "1", "--lang", "zh").out
    assert "示例市张记食品有限公司" in listed
    assert "显示了前 1 条" in listed
    found = call("enterprises", "list", "张记", "--json").document
    assert [GOOD] == [each["code"] for each in found]
    for key in (GOOD.lower(), found[0]["id"]):
        shown = call("enterprises", "show", key, "--json").document
        assert "示例市张记食品有限公司" == shown["name"]
    assert "存续" in call("enterprises", "show", GOOD, "--lang", "zh").out
    assert "enterprise.unknown" == call("enterprises", "show", "91140700MA0KXXAB1C", "--json").error["error"]


def test_submissions_are_taken_or_refused_row_by_row(call: Call, matters: Path) -> None:
    answer = call("intake", "portal", matters, "--json")
    assert 0 == answer.code
    check(answer.document)
    assert 3 == answer.document["read"]
    assert 1 <= answer.document["refused"]
    assert "refused" in {row["outcome"] for row in answer.document["rows"]}
    again = call("intake", "portal", matters, "--json").document
    assert (0, 0) == (again["taken"], again["changed"])
    spoken = call("intake", "portal", matters, "--lang", "zh").out
    assert "拒绝" in spoken


def test_a_dry_run_of_an_intake_shows_its_columns(call: Call, matters: Path) -> None:
    answer = call("intake", "portal", matters, "--dry-run", "--save-mapping", "map.toml", "--lang", "zh")
    assert "联系人" in answer.out
    assert Path("map.toml").is_file()
    assert [] == call("cases", "list", "--json").document
    assert 0 == call("intake", "portal", matters, "--mapping", "map.toml", "--json").code


def test_many_remarks_are_cut_short_for_people(call: Call, firms: Path) -> None:
    rows = "".join(f"示例市{number}号商贸有限公司,1{number}\n" for number in range(30))
    firms.write_text(f"企业名称,统一社会信用代码\n{rows}", encoding="utf-8")
    assert "see them all with --json" in call("enterprises", "import", firms).out


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("intake", "portal", "nix.csv"), "file.missing"),
        (("intake", "nix", "nix.csv"), "liaison.no-channel"),
        (("enterprises", "import", "nix.xlsx"), "file.missing"),
    ],
)
def test_a_file_or_channel_that_is_not_there_is_said(call: Call, argv: tuple[str, ...], code: str) -> None:
    answer = call(*argv, "--json")
    assert (1, code) == (answer.code, answer.error["error"])


@pytest.mark.parametrize("argv", [("enterprises", "import"), ("intake", "portal")])
def test_a_file_in_a_broken_encoding_is_said(call: Call, office: Path, argv: tuple[str, ...]) -> None:
    file = office / "damaged.csv"
    file.write_bytes("企业名称,内容\n".encode("utf-16") + b"9")
    answer = call(*argv, file, "--json")
    assert (1, "table.encoding") == (answer.code, answer.error["error"])


@pytest.mark.usefixtures("office")
def test_all_real_enterprises_are_taken_once(call: Call) -> None:
    file = SHARED / "data/enterprises.csv"
    if not file.exists():
        pytest.skip("the shared data is not here")
    first = call("enterprises", "import", file, "--json").document
    assert (1551, 0) == (first["read"], first["refused"])
    again = call("enterprises", "import", file, "--json").document
    assert (0, 0) == (again["taken"], again["changed"])
