"""
The case register (工作台账): every case as one line of 31 columns, as offices keep it (M2.3).

Telephones are masked; who needs the number looks at the case, and that is on record.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import mask_name, mask_phone, mask_text
from govliaison.cases import Case, CaseState, Scope
from govliaison.deadlines import Clock, Stage
from govliaison.ledger import reveal
from govliaison.texts import Language, say, say_class
from govliaison.values import Cell, Column, FieldKind, Sheet

_DAY: Final = FieldKind.DAY
_CODE: Final = FieldKind.CODE

COLUMNS: Final = (
    Column(heading="序号", width=4, kind=FieldKind.NUMBER),
    Column(heading="台账编号", width=10, kind=_CODE),
    Column(heading="登记日期", width=7, kind=_DAY),
    Column(heading="来源渠道", width=10),
    Column(heading="来源单号", width=10, kind=_CODE),
    Column(heading="企业名称", width=18),
    Column(heading="统一社会信用代码", width=13, kind=_CODE),
    Column(heading="所属县（市、区）", width=9),
    Column(heading="行业门类", width=10),
    Column(heading="企业规模", width=6),
    Column(heading="联系人", width=6),
    Column(heading="联系电话（脱敏）", width=9, kind=_CODE),
    Column(heading="诉求类型", width=6),
    Column(heading="问题类别（一/二/三级）", width=14),
    Column(heading="问题描述", width=30),
    Column(heading="涉及审批服务事项", width=9),
    Column(heading="紧急程度", width=6),
    Column(heading="责任单位（主办）", width=12),
    Column(heading="协办单位", width=12),
    Column(heading="责任领导", width=8),
    Column(heading="责任人及电话", width=12),
    Column(heading="交办日期", width=7, kind=_DAY),
    Column(heading="办结时限", width=10, kind=FieldKind.MOMENT),
    Column(heading="延期情况", width=8),
    Column(heading="办理进展（时间线）", width=30),
    Column(heading="办理结果", width=30),
    Column(heading="结果类别", width=8),
    Column(heading="企业满意度", width=8),
    Column(heading="回访日期/回访人", width=12),
    Column(heading="销号状态/销号日期/审核人", width=16),
    Column(heading="备注", width=14),
)
"""The columns in their order."""


@attrs.frozen(kw_only=True)
class EnterpriseLine:
    """What the register says of an enterprise in the base."""

    name: str
    industry: str = ""
    size: str = ""


@attrs.frozen(kw_only=True)
class RegisterFacts:
    """
    What the register must look up.

    Attributes:
        zone: in which days and moments are shown
        units: names of units by id
        channels: names of channels by id
        region: names a region code; empty for None
        enterprise: finds an enterprise by id
        leader: names the leader in charge of a unit
        contact: names the liaison officer of a unit with the published telephone
        person: names a person
        language: of the words in cells; headings are Chinese
    """

    zone: ZoneInfo
    units: Mapping[str, str]
    channels: Mapping[str, str]
    region: Callable[[str | None], str] = lambda code: code or ""
    enterprise: Callable[[str], EnterpriseLine | None] = lambda _enterprise: None
    leader: Callable[[str], str] = lambda _unit: ""
    contact: Callable[[str], str] = lambda _unit: ""
    person: Callable[[str], str] = str
    language: Language = "zh"

    def label(self, what: str, value: str | None) -> str:
        """Give the word for a stored value."""
        return say(f"label.{what}.{value}", {}, self.language) if value else ""

    def unit(self, unit: str) -> str:
        """Name a unit."""
        return self.units.get(unit, unit)

    def local(self, moment: datetime) -> datetime:
        """Give a moment in the profile's zone."""
        return moment.astimezone(self.zone)

    def day(self, moment: datetime) -> str:
        """Write a day."""
        return self.local(moment).strftime("%Y-%m-%d")


def case_register(cases: Iterable[Case], facts: RegisterFacts, *, title: str, now: datetime) -> Sheet:
    """
    Lay out the register; rows are made one by one.

    Args:
        cases: in the order in which they shall stand
        facts: what must be looked up
        title: heading of the sheet
        now: as of when
    """
    return Sheet(
        title=title,
        columns=COLUMNS,
        rows=(_row(number, case, facts) for number, case in enumerate(cases, 1)),
        notes=(say("register.as-of", {"at": facts.local(now).strftime("%Y-%m-%d %H:%M")}, facts.language),),
    )


def _row(number: int, case: Case, facts: RegisterFacts) -> tuple[Cell, ...]:
    known = facts.enterprise(case.enterprise) if case.enterprise else None
    answer = case.clock(Stage.ANSWER)
    return (
        number,
        case.number,
        facts.local(case.received_at).date(),
        "、".join(facts.channels.get(source.channel, source.channel) for source in case.sources),
        "、".join(source.source_id for source in case.sources),
        known.name if known else reveal(case.enterprise_name),
        case.credit_code,
        facts.region(case.region),
        known.industry if known else "",
        known.size if known else "",
        "" if case.confidential else mask_name(reveal(case.contact)),
        "" if case.confidential else mask_phone(reveal(case.phone)),
        facts.label("kind", case.kind),
        mask_text(case.category_shown),
        _description(case),
        facts.label("yes-no", "yes" if case.scope is Scope.APPROVAL_SERVICE else "no"),
        facts.label("urgency", case.urgency),
        facts.unit(case.lead),
        "、".join(facts.unit(unit) for unit in case.assisting),
        facts.leader(case.lead),
        facts.contact(case.lead),
        facts.local(case.dispatched_at).date() if case.dispatched_at else None,
        facts.local(answer.start.due_at) if answer else None,
        _extensions(answer, facts),
        _progress(case, facts),
        _result(case),
        facts.label("outcome", case.outcome),
        facts.label("grade", next((call.grade for call in reversed(case.call_backs) if call.grade), None)),
        _call_back(case, facts),
        _closing(case, facts),
        _remarks(case, facts),
    )


def _description(case: Case) -> str:
    title, text = reveal(case.title), reveal(case.text)
    return mask_text(text if text.startswith(title) else f"{title}\n{text}")


def _extensions(answer: Clock | None, facts: RegisterFacts) -> str:
    """Tell when the answer was given more time, how much, and when it was due before; a line each."""
    return "\n".join(
        say(
            "register.extended",
            {
                "day": facts.day(each.at),
                "amount": each.amount.in_chinese() if facts.language == "zh" else str(each.amount),
                "before": facts.day(each.before),
            },
            facts.language,
        )
        for each in (answer.extensions if answer else ())
    )


def _progress(case: Case, facts: RegisterFacts) -> str:
    """Measures and interim answers as a time line, a line each."""
    happened = [(measure.at, reveal(measure.text)) for measure in case.measures]
    happened += [(answer.at, reveal(answer.text)) for answer in case.answers if answer.outcome is None]
    return mask_text("\n".join(f"{facts.day(at)} {text}" for at, text in sorted(happened)))


def _result(case: Case) -> str:
    return mask_text(reveal(case.final_answers[-1].text)) if case.final_answers else ""


def _call_back(case: Case, facts: RegisterFacts) -> str:
    if not case.call_backs:
        return ""
    last = case.call_backs[-1]
    words = [facts.day(last.at), facts.person(last.actor)]
    return "/".join(words if last.reached else [*words, facts.label("outcome", "unreachable")])


def _closing(case: Case, facts: RegisterFacts) -> str:
    words = [facts.label("state", case.state)]
    if case.state in (CaseState.CLOSED, CaseState.WITHDRAWN) and case.closed_at:
        words.append(facts.day(case.closed_at))
    if case.auditor:
        words.append(facts.person(case.auditor))
    return "/".join(words)


def _remarks(case: Case, facts: RegisterFacts) -> str:
    remarks = []
    if words := [
        *(say_class("track", word, facts.language) for word in (case.track,) if word),
        *(say_class("difficulty", word, facts.language) for word in (case.difficulty,) if word),
        *(say_class("tag", word, facts.language) for word in sorted(case.facts.tags)),
    ]:
        remarks.append(say("register.class", {"words": "、".join(words)}, facts.language))
    if case.returns:
        remarks.append(say("register.returned", {"times": len(case.returns)}, facts.language))
    if case.redone:
        remarks.append(say("register.redone", {"times": case.redone}, facts.language))
    if steps := [step.name for step in case.supervision if not step.retracted]:
        remarks.append(say("register.supervised", {"steps": "、".join(steps)}, facts.language))
    if case.merged:
        remarks.append(say("register.merged", {"number": case.merged.number}, facts.language))
    if case.refusal:
        remarks.append(facts.label("refusal", case.refusal))
    return "；".join(remarks)
