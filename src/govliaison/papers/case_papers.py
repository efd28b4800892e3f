"""
Papers about one case: the slip that hands it to a unit, the notice that urges, the order that supervises, the form that closes.

Telephones and names of whoever filed it are masked, and left out where they want to be kept secret.
"""

from datetime import datetime
from typing import Final

from govliaison.access import mask_name, mask_phone, mask_text
from govliaison.cases import Case
from govliaison.cases.parts import Supervision
from govliaison.deadlines import Clock, Stage
from govliaison.ledger import reveal
from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Block, Form, FormRow, Paper, PaperKind, Paragraph

_ROOM, _OPINION = 3, 2
"""Lines for a text, and for an opinion that is written by hand; a form goes on one page."""
_ASKED: Final = "请按时限签收、办理并答复企业；不属于本单位职责的，请在退单时限内说明理由和依据，并提出建议承办单位。"


def assignment_slip(case: Case, facts: PaperFacts) -> Paper:
    """
    Write the slip that hands a case to its units (交办单): the matter, who leads and assists, and until when (M1.4).

    The limit is printed on it.
    """
    due = _due(case, Stage.ANSWER, facts)
    units = [facts.organ(case.lead), *(facts.organ(unit) for unit in case.assisting)]
    rows = (
        *_matter(case, facts),
        FormRow((("主办单位", units[0]), ("协办单位", "、".join(units[1:])))),
        FormRow((("交办日期", facts.day(case.dispatched_at) if case.dispatched_at else ""), ("答复时限", due))),
        FormRow((("签收", ""), ("签收时间", ""))),
        FormRow((("办理要求", _ASKED),)),
        FormRow((("办理结果", ""),), _ROOM),
    )
    return Paper(
        kind=PaperKind.ASSIGNMENT_SLIP,
        title="企业诉求交办单",
        body=(Form(rows),),
        signed_by=(facts.organ(facts.issuer),),
        dated=facts.today,
    )


def urging_notice(case: Case, facts: PaperFacts, now: datetime) -> Paper:
    """Write the notice that urges a unit whose limit is over or near (催办通知书, M1.3), for the limit that ends first."""
    clock = next(iter(case.running), None)
    unit = clock.start.unit if clock else case.lead
    if clock is None:
        state = "目前没有在计的时限。"
    elif clock.start.due_at < now:
        state = f"{_stage(clock, facts)}时限为{facts.moment(clock.start.due_at)}，现已逾期。"
    else:
        state = f"{_stage(clock, facts)}时限为{facts.moment(clock.start.due_at)}，即将到期。"
    text = f"你单位承办的企业诉求（编号{case.number}，{mask_text(reveal(case.title))}），{state}"
    asks = "请抓紧办理，并将办理情况报送我单位；确需延期的，请按规定在时限届满前提出申请并说明理由。"
    return _letter(PaperKind.URGING_NOTICE, "催办通知书", unit, [text, asks], facts)


def supervision_order(case: Case, step: Supervision, facts: PaperFacts) -> Paper:
    """Write the order of a step of supervision (督办单) to the unit that is supervised, with copies as the step says."""
    note = reveal(step.note) if step.note else ""
    matter = f"编号{case.number}，{mask_text(reveal(case.title))}"
    texts = [
        f"你单位承办的企业诉求（{matter}），已于{facts.day(step.at)}列入“{step.name}”。",
        *([f"督办事由：{mask_text(note)}"] if note else []),
        "请立即核查原因，明确责任人和办结日期，并在收到本单后书面报告办理情况。",
    ]
    title = step.document.strip("《》") or "督办单"
    return _letter(PaperKind.SUPERVISION_ORDER, title, step.unit, texts, facts, copied_to=step.copied_to)


def close_out_form(case: Case, facts: PaperFacts) -> Paper:
    """Write the form by which a case is closed out (销号审核表, M2.3): what was done, and whose opinions it needs."""
    reply = case.reply
    call = next((call for call in reversed(case.call_backs) if call.reached), None)
    said = facts.names.label("grade", call.grade) if call else ""
    rows = (
        *_matter(case, facts),
        FormRow(
            (
                ("主办单位", facts.organ(case.lead)),
                ("答复日期", facts.day(case.answered_at) if case.answered_at else ""),
            )
        ),
        FormRow((("办理结果", mask_text(reveal(reply.text)) if reply else ""),), _OPINION),
        FormRow((("结果类别", facts.names.label("outcome", case.outcome)), ("企业评价", said))),
        FormRow((("企业意见", ""),), _OPINION),
        FormRow((("承办单位负责人意见", ""),), _OPINION),
        FormRow((("申请人", _person(case.requested_by, facts)), ("审核人", _person(case.auditor, facts)))),
        FormRow((("审核意见", ""),), _OPINION),
        FormRow((("销号日期", facts.day(case.closed_at) if case.closed_at else ""), ("分管领导", ""))),
    )
    return Paper(kind=PaperKind.CLOSE_OUT_FORM, title="企业诉求销号审核表", body=(Form(rows),))


def _matter(case: Case, facts: PaperFacts) -> tuple[FormRow, ...]:
    """What every form says of a case first."""
    known = facts.names.enterprise(case.enterprise) if case.enterprise else None
    name = known.name if known else reveal(case.enterprise_name)
    contact = "" if case.confidential else mask_name(reveal(case.contact))
    phone = "" if case.confidential else mask_phone(reveal(case.phone))
    channel = facts.names.channels.get(case.channel, case.channel)
    title, text = reveal(case.title), reveal(case.text)
    return (
        FormRow((("台账编号", case.number), ("登记日期", facts.day(case.received_at)))),
        FormRow((("企业名称", "" if case.confidential else name), ("来源渠道", channel))),
        FormRow((("联系人", contact), ("联系电话", phone))),
        FormRow((("诉求类型", facts.names.label("kind", case.kind)), ("问题类别", mask_text(case.category_shown)))),
        FormRow((("诉求内容", mask_text(text if text.startswith(title) else f"{title}\n{text}")),), _ROOM),
    )


def _letter(
    kind: PaperKind, title: str, unit: str, texts: list[str], facts: PaperFacts, *, copied_to: tuple[str, ...] = ()
) -> Paper:
    """Make a paper with a red head that goes to one unit."""
    body: tuple[Block, ...] = tuple(map(Paragraph, texts))
    return Paper(
        kind=kind,
        head=facts.head("文件"),
        title=title,
        addressees=(facts.organ(unit),),
        body=body,
        signed_by=(facts.organ(facts.issuer),),
        dated=facts.today,
        record=facts.record(*copied_to),
    )


def _due(case: Case, stage: Stage, facts: PaperFacts) -> str:
    clock = case.clock(stage)
    return facts.moment(clock.start.due_at) if clock else ""


def _stage(clock: Clock, facts: PaperFacts) -> str:
    return facts.names.label("stage", clock.start.stage)


def _person(person: str | None, facts: PaperFacts) -> str:
    return facts.names.person(person) if person else ""
