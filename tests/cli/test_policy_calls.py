"""Policies, the guide and associations from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]

FIRMS = """\
企业名称,统一社会信用代码,从业人员,行业代码,营业收入（万元）,联系人,联系电话
示例食品有限公司,91410422MA3X00010L,6,C13,100,王五,0999-1112223
示例机械有限公司,91410422MA3X00029H,420,C34,38000,,
"""
POLICIES = """\
标题,时间,类别,发布单位,效力状态,内容,访问地址
关于支持技术改造的若干措施,2026年8月3日,产业政策,市场监督管理局,有效,对技术改造给予补贴。,https://www.example.cn/a.html
旧办法, 2009-06-03,其他,某局,失效,,某网站
"""
FOOD, MACHINES = "91410422MA3X00010L", "91410422MA3X00029H"


@pytest.fixture
def desk(office: Path, call: Call) -> Path:
    profile = office / "profile.toml"
    profile.write_text(
        profile.read_text(encoding="utf-8")
        + '\n[units.chamber]\nname = "食品行业协会"\nroles = ["association"]\n'
        + '\n[policies]\nsuppress_below = 2\naudiences = { small = "size=small,micro" }\n',
        encoding="utf-8",
    )
    (office / "firms.csv").write_text(FIRMS, encoding="utf-8")
    (office / "policies.csv").write_text(POLICIES, encoding="utf-8")
    assert 0 == call("enterprises", "import", "firms.csv").code
    assert 0 == call("policies", "import", "policies.csv").code
    return office


@pytest.fixture
def policy(desk: Path, call: Call) -> str:  # noqa: ARG001 - stands there
    [found] = call("policies", "list", "技术改造", "--json").document
    return str(found["id"])


def test_a_list_comes_in_and_is_listed_and_shown(desk: Path, call: Call, policy: str) -> None:
    again = call("policies", "import", "policies.csv", "--dry-run", "--json").document
    assert (2, 0) == (again["unchanged"], again["refused"])
    listed = call("policies", "list", "--lang", "zh").out
    assert "未发布" in listed
    assert "已撤回" in listed
    old = call("policies", "list", "--state", "withdrawn", "--json").document[0]
    assert ({"link": "某网站"}, "repealed") == (old["as_written"], old["withdrawn"])
    shown = call("policies", "show", policy, "--lang", "zh").out
    assert "对技术改造给予补贴。" in shown
    assert "发布单位  市监局" in shown
    assert 1 == len(call("policies", "list", "--limit", "1", "--json").document)
    assert "No such policies." in call("policies", "list", "--kind", "notice").out
    assert desk.is_dir()


def test_a_policy_is_typed_in_published_previewed_pushed_and_withdrawn(desk: Path, call: Call) -> None:
    added = call(
        *("policies", "add", "小微企业补贴", "--kind", "通知公告", "--number", "某政发[2026]3号", "--agency", "市监局"),
        *("--issued", "2026-1-5", "--until", "2099-12-31", "--link", "https://www.example.cn/b", "--json"),
    ).document
    assert ("某政发〔2026〕3号", "market-regulation") == (added["number"], added["unit"])
    number = "某政发〔2026〕3号"
    out = call("policies", "preview", number, "--audience", "规模=大型,中型,小型,微型", "--lang", "zh").out
    assert "符合条件的企业 2 家" in out
    assert "size=small,micro" in call("policies", "publish", number, "--audience", "small").out
    why = call("policies", "preview", number, "--enterprise", MACHINES, "--json").document
    assert (False, "size") == (why["matches"], why["findings"][0]["criterion"])
    assert "gets it" in call("policies", "preview", number, "--enterprise", "示例食品有限公司").out
    assert "None are sent" in call("policies", "opt-out", FOOD).out
    assert "wants none" in call("policies", "preview", number, "--enterprise", FOOD).out
    assert "gets policies" in call("policies", "opt-out", FOOD, "--back").out
    pushed = call("policies", "push", number, "--json").document
    assert {"matching": 1, "sent": 1, "had": 0, "opted_out": 0} == pushed
    assert 0 == call("outbox", "work").code
    letters = [path.read_text(encoding="utf-8") for path in (desk / "notices").rglob("*") if path.is_file()]
    assert any("小微企业补贴" in letter for letter in letters)
    [row] = call("policies", "figures", number, "--json").document
    assert (1, 1) == (row["pushed"], row["delivered"])
    assert "withdrawn" in call("policies", "withdraw", number, "--reason", "replaced").out
    assert 1 == call("policies", "push", number).code
    assert (1, True) == ((lost := call("policies", "show", "某政发〔2026〕9号")).code, "no such policy" in lost.err)


def test_what_comes_back_and_what_is_granted_is_entered_and_opened(desk: Path, call: Call, policy: str) -> None:
    call("policies", "publish", policy, "--audience", "all")
    call("policies", "push", policy)
    for firm in (FOOD, MACHINES):
        read = call("policies", "receipt", policy, firm, "--kind", "read", "--method", "telephone", "--lang", "zh")
        assert "已阅知" in read.out
        call("policies", "aware", policy, firm, "--no" if firm == FOOD else "--yes")
        assert True is call("policies", "eligible", policy, firm, "--json").document["eligible"]
        assert "申报" in call("policies", "apply", policy, firm, "--lang", "zh").out
    granted = call("policies", "grant", policy, FOOD, "--unit", "市监局", "--amount", "2万元", "--lang", "zh")
    assert "20000 CNY" in granted.out
    declined = call("policies", "decline", policy, MACHINES, "--unit", "市监局", "--reason", "incomplete", "--json")
    assert "declined" == declined.document["applications"][0]["state"]
    [row] = call("policies", "figures", "--json").document
    assert (2, "2/2", "1/2", 1, 1) == (
        *(row["taken_in"], row["taken_in_share"], row["awareness"]),
        *(row["granted"], row["declined"]),
    )
    assert "20000 CNY" in call("policies", "figures").out
    (desk / "open").mkdir()
    assert 0 == call("policies", "export", "open", "--lang", "zh").code
    table = (desk / "open" / "figures.csv").read_text(encoding="utf-8-sig")
    assert "少于2" in table
    assert "20000 CNY" not in table
    assert "关于支持技术改造的若干措施" in (desk / "open" / "policies.csv").read_text(encoding="utf-8-sig")
    assert (1, "liaison.no-folder") == ((bad := call("policies", "export", "none", "--json")).code, bad.error["error"])


def test_an_association_has_members_files_for_them_and_relays(desk: Path, call: Call, policy: str) -> None:
    joined = call("associations", "join", "食品行业协会", FOOD, "--since", "2026-01-01", "--json").document
    assert [("示例食品有限公司", "2026-01-01", None)] == [
        (each["name"], each["since"], each["until"]) for each in joined
    ]
    assert "chamber" in call("associations", "list").out
    filed = call(
        *("cases", "submit", "--channel", "liaison", "--title", "展会补贴标准不一", "--filed-by", "食品行业协会"),
        *("--concerns", FOOD, "--json"),
    ).document
    assert ("chamber", 1) == (filed["filed_by"], len(filed["concerned"]))
    call("policies", "publish", policy, "--audience", "all")
    assert 1 == call("policies", "relay", policy, "--association", "chamber", "--json").document["sent"]
    left = call("associations", "leave", "chamber", FOOD, "--until", "2026-06-01")
    assert "2026-06-01" in left.out
    assert "2026-06-01" in call("associations", "list", "chamber").out
    assert 1 == call("cases", "submit", "--channel", "liaison", "--title", "x", "--filed-by", "chamber").code
    assert desk.is_dir()


@pytest.mark.usefixtures("desk")
def test_a_consultation_is_answered_from_the_guide(call: Call) -> None:
    written = call(
        *("guide", "add", "补贴 申请|技改 补贴", "--answer", "凭营业执照在政务服务网申请，十五个工作日办结。"),
        *("--item", "XK-01", "--json"),
    ).document
    assert "凭营业执照" in call("guide", "list", "请问技改补贴怎么申请").out
    assert "No such entries." in call("guide", "list", "换证").out
    case = call(
        *("guide", "answer", written["id"], "--channel", "liaison", "--text", "请问技改补贴怎么申请", "--code", FOOD),
        *("--contact", "王五", "--json"),
    ).document
    assert ("requested", written["reference"]) == (case["state"], case["answers"][0]["guide"])
    assert "1 of 1" in call("guide", "figures").out
    assert "0 of 0" in call("guide", "figures", "--before", "2020-01-01").out
    assert 0 == call("guide", "retire", written["id"]).code
    assert [] == call("guide", "list", "--json").document
    assert 1 == call("guide", "answer", written["id"], "--channel", "none", "--text", "x").code
