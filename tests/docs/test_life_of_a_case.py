"""
The page that says at which moment each kind of adapter is asked is written from what is asked.

A case is led through its life in a deployment whose adapters all note their calls; ``--write-docs`` writes the table anew.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from whole_plugin import Clock, Whole, set_up

from govliaison.cases import Outcome, Solved
from govliaison.liaison import Liaison
from govliaison.papers import PaperKind

DOCS = Path(__file__).parents[2] / "docs"
PLACE = re.compile(r"(<!-- moments -->\n).*?(<!-- /moments -->\n)", re.DOTALL)
STORE, DATA = "govliaison_stores", ("govliaison_packs", "govliaison_tables")
KINDS = {
    "govliaison_stores": ("store", "存储"),
    "govliaison_blob_stores": ("blob store", "文件库"),
    "govliaison_key_rings": ("key ring", "密钥库"),
    "govliaison_calendars": ("calendar", "日历"),
    "govliaison_access_policies": ("access policy", "权限策略"),
    "govliaison_routers": ("router", "派单建议"),
    "govliaison_channels": ("channel", "渠道"),
    "govliaison_notifiers": ("notifier", "通知"),
    "govliaison_renderers": ("renderer", "文书"),
}
MOMENTS = {
    "open": ("the deployment is opened", "打开部署"),
    "sit": ("somebody sits down: posts and rights are resolved", "人员登录，核定岗位和权限"),
    "receive": ("a file of matters comes in, with an attachment", "来件登记（含附件）"),
    "propose": ("a clerk asks who might be accountable", "查看派单建议"),
    "dispatch": ("the case is dispatched as proposed", "按建议派单"),
    "notices": (
        "the outbox works: the unit is told, and the enterprise that it came",
        "发件箱投递：通知承办单位，告知企业已收到",
    ),
    "sign": ("the unit signs for it", "承办单位签收"),
    "answer": ("the unit answers", "承办单位答复"),
    "answers": ("the outbox works: the answer goes back", "发件箱投递：答复送达企业"),
    "close": ("close-out is asked for, audited by another, and the enterprise called back", "销号申请、他人审核、回访"),
    "sweep": ("the sweep looks at what is due", "检查到期事项"),
    "list": ("a list is read", "查看清单"),
    "register": ("the case register is exported", "导出工作台账"),
    "paper": ("an official paper is written", "制作公文"),
    "checkpoint": ("the ledger is checked and signed", "核验底账并签名"),
    "erase": ("what is private in it is erased", "删除其中个人信息"),
}


class Life:
    """One case, moment by moment."""

    def __init__(self, folder: Path) -> None:
        self.plugin, self.file = Whole(), set_up(folder)
        Liaison.initialise(self.file, person="zhang.wei", name="张伟", time=Clock(), extra=[self.plugin])
        with self.open() as liaison:
            me = liaison.as_("zhang.wei")
            for person, name, post in (("li.na", "李娜", "market.handler"), ("wang.fang", "王芳", "office.auditor")):
                unit, _, kind = post.rpartition(".")
                me.persons.add(id=person, name=name)
                me.posts.hold(unit=unit, kind=kind, person=person)
            [*liaison.work_outbox()]
        self.folder = folder

    def open(self) -> Liaison:
        return Liaison.open(self.file, time=Clock(), extra=[self.plugin])

    def moments(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        """Give what is done at each moment; the next is asked for when the one before is done."""
        said: dict[str, Any] = {}
        yield "open", lambda: said.update(liaison=self.open())
        liaison = said["liaison"]
        yield "sit", lambda: said.update(me=liaison.as_("zhang.wei"))
        me, unit, auditor = said["me"], liaison.as_("li.na"), liaison.as_("wang.fang")
        came = self.folder / "came.txt"
        came.write_text("S1,2026-11-23 09:30,材料交了两次,窗口要求再交一次,came.txt\n", encoding="utf-8")
        yield "receive", lambda: me.files.submissions("hall", came)
        case = me.cases.find().rows[0].id
        yield "propose", lambda: me.routing.propose(case)
        yield "dispatch", lambda: me.routing.take(case, lead="market", router="router")
        yield "notices", lambda: [*liaison.work_outbox()]
        yield "sign", lambda: unit.cases.sign_for(case)
        yield "answer", lambda: unit.cases.answer(case, text="已办理完毕，无需再交。", outcome=Outcome.SOLVED)
        yield "answers", lambda: [*liaison.work_outbox()]

        def close() -> None:
            unit.cases.request_close_out(case)
            auditor.cases.audit(case, approve=True)
            auditor.cases.call_back(case, reached=True, solved=Solved.YES, note="来电确认")

        yield "close", close
        yield "sweep", lambda: [*liaison.sweep()]
        yield "list", lambda: me.cases.find(unit="market")
        yield "register", lambda: me.registers.export(self.folder / "register.csv")
        paper = me.papers.of(PaperKind.CLOSE_OUT_FORM, case)
        yield "paper", lambda: me.papers.write(paper, self.folder / "paper.docx")
        yield "checkpoint", lambda: [*liaison.verify(liaison.checkpoint()[1])]
        yield "erase", lambda: me.erase(f"case/{case}", reason="requested")
        liaison.close()

    def live(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        """Live it, and tell which adapters were asked for what at each moment."""
        for moment, do in self.moments():
            self.plugin.calls.clear()
            do()
            asked: dict[str, list[str]] = {}
            for hook, call in self.plugin.calls:
                asked.setdefault(hook, []).append(call)
            yield moment, asked


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    return dict(Life(tmp_path_factory.mktemp("life")).live())


def table(asked: dict[str, dict[str, list[str]]], language: int) -> str:
    heads = ("moment", "时刻")[language], *(names[language] for names in KINDS.values())
    rows = [(MOMENTS[moment][language], *(cell(calls, kind) for kind in KINDS)) for moment, calls in asked.items()]
    return "".join(f"| {' | '.join(row)} |\n" for row in (heads, ["---"] * len(heads), *rows))


def cell(calls: dict[str, list[str]], kind: str) -> str:
    """Name what was called of a kind; of a store, whether it was read or written."""
    of_kind = dict.fromkeys(calls.get(kind, []))
    if kind == STORE:
        of_kind = dict.fromkeys("commit" if call == "commit" else "reads" for call in of_kind if call != "close")
        return " ".join(f"`{call}`" if call == "commit" else "·" for call in sorted(of_kind, reverse=True))
    return " ".join(f"`{call}`" for call in of_kind)


@pytest.mark.parametrize(("name", "language"), [("life-of-a-case.md", 0), ("life-of-a-case.zh-CN.md", 1)])
def test_the_page_says_what_is_asked_when(
    name: str, language: int, asked: dict[str, dict[str, list[str]]], request: pytest.FixtureRequest
) -> None:
    path, shown = DOCS / name, table(asked, language)
    text = path.read_text(encoding="utf-8")
    wanted = PLACE.sub(lambda found: found[1] + shown + found[2], text)
    if request.config.getoption("--write-docs"):
        path.write_text(wanted, encoding="utf-8", newline="\n")
    else:
        assert wanted == text
        assert shown in text


def test_every_kind_is_asked_in_the_life_of_a_case(asked: dict[str, dict[str, list[str]]]) -> None:
    assert set() == set(KINDS) - {hook for calls in asked.values() for hook in calls}
    assert set(KINDS) == {name for name in vars(Whole) if name.startswith("govliaison_")} - {
        *DATA,
        "govliaison_examples",
    }


def test_no_kind_but_the_store_is_asked_while_a_list_is_read(asked: dict[str, dict[str, list[str]]]) -> None:
    assert {STORE, "govliaison_key_rings"} >= set(asked["list"])
