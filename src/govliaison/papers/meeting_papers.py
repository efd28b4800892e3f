"""
Papers about one meeting: its agenda, the sheet on which people sign in, the list of issues, the minutes (M2.2, M7.2).

People of units stand there by name, enterprises by theirs, and whoever came for an enterprise is masked.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from govliaison.access import mask_name, mask_text
from govliaison.cases import Case
from govliaison.deadlines import Stage
from govliaison.ledger import Sealed, reveal
from govliaison.meetings import Attendance, Meeting, MeetingKind, MeetingState, MinutesState, Resolution
from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Block, Grid, Head, Paper, PaperKind, Paragraph, Roll, chinese_date, numbered
from govliaison.values import Period

_EMPTY_LINES: Final = 3
"""Lines of the sign-in sheet for those nobody expected."""


def agenda(meeting: Meeting, facts: PaperFacts) -> Paper:
    """Write the agenda (会议议程); a meeting that is put off without a date has a draft."""
    when = facts.moment(meeting.starts_at) if meeting.starts_at else ""
    points = tuple((str(each.number), _plain(each.text), _unit(each.unit, facts)) for each in meeting.agenda)
    return Paper(
        kind=PaperKind.AGENDA,
        title=f"{_name(meeting)}议程",
        body=(
            Paragraph(f"时间：{when}"),
            Paragraph(f"地点：{_plain(meeting.place)}"),
            Paragraph(f"召集单位：{_units(meeting.conveners, facts)}"),
            *([Paragraph(f"参加单位：{_units(meeting.units, facts)}")] if meeting.units else []),
            Grid(headings=("序号", "议题", "发言单位"), rows=points, widths=(1, 6, 3)),
        ),
        draft=meeting.starts_at is None,
    )


def sign_in_sheet(meeting: Meeting, facts: PaperFacts) -> Paper:
    """
    Write the sheet on which people sign in (签到表): whoever is called or invited, and whoever came besides.

    Telephones are written by hand, if at all.
    """
    called = (*meeting.conveners, *meeting.units, *(each.enterprise for each in meeting.invitations))
    came = {each.unit or each.enterprise or "": each for each in meeting.attendance}
    rows = [
        (str(number), _who(who, meeting, facts), *_signed(came.get(who)))
        for number, who in enumerate(dict.fromkeys((*called, *came)), 1)
    ]
    if meeting.is_awaited:
        rows += [("",) * 5] * _EMPTY_LINES
    day = chinese_date(meeting.held_on or meeting.day)
    return Paper(
        kind=PaperKind.SIGN_IN_SHEET,
        title=f"{_name(meeting)}签到表",
        body=(
            Paragraph(f"时间：{day}　　地点：{_plain(meeting.place)}"),
            Grid(
                headings=("序号", "单位（企业）", "姓名", "联系电话", "签到"), rows=tuple(rows), widths=(3, 9, 4, 5, 4)
            ),
        ),
    )


def issue_list(meeting: Meeting, cases: Mapping[str, Case], facts: PaperFacts) -> Paper:
    """
    Write the list of issues (问题清单): what is put to the meeting and what was raised there, each with its case.

    Args:
        meeting: which
        cases: those of its cases that may stand on it, by id; of a confidential one no enterprise is named
        facts: what must be looked up
    """
    wanted = dict.fromkeys((*meeting.cases, *(issue.case for issue in meeting.issues)))
    rows = tuple(
        (
            str(number),
            "" if case.confidential else facts.enterprise(case.enterprise) or reveal(case.enterprise_name),
            mask_text(reveal(case.title)),
            case.number,
            _unit(case.lead, facts),
            _due(case, facts),
            facts.names.label("state", case.state),
        )
        for number, case in enumerate((cases[each] for each in wanted if each in cases), 1)
    )
    headings = ("序号", "企业名称", "反映问题", "台账编号", "责任单位", "答复时限", "办理情况")
    return Paper(
        kind=PaperKind.ISSUE_LIST,
        title=f"{_name(meeting)}问题清单",
        body=(Grid(headings=headings, rows=rows, widths=(3, 7, 9, 6, 5, 6, 4)),),
        landscape=True,
    )


def minutes(meeting: Meeting, resolutions: Iterable[Resolution], facts: PaperFacts) -> Paper:
    """
    Write the minutes (会议纪要), a draft until another person approved them.

    Args:
        meeting: a meeting whose minutes were written
        resolutions: what it resolved, in order
        facts: what must be looked up
    """
    said = meeting.minutes
    day = meeting.held_on or meeting.day
    opening = (
        f"{chinese_date(day)}，{_units(meeting.conveners, facts)}在{_plain(meeting.place)}召开{_name(meeting)}。"
        "现将会议情况和议定事项纪要如下："
    )
    resolved = tuple(
        Paragraph(
            f"{number}. {_plain(each.text).rstrip('。')}。（责任单位：{facts.organ(each.unit)}；"
            f"完成时限：{facts.moment(each.due_at)}）"
        )
        for number, each in enumerate(resolutions, 1)
    )
    happened, decided = numbered(("会议情况", "议定事项"))
    body: tuple[Block, ...] = (Paragraph(opening), happened, Paragraph(_plain(said.text) if said else ""))
    if resolved:
        body += (decided, *resolved)
    approved = said is not None and said.state is MinutesState.APPROVED
    return Paper(
        kind=PaperKind.MINUTES,
        head=Head(
            organs=(f"政企沟通{facts.names.label('meeting-kind', meeting.kind)}",), suffix="纪要", number=meeting.number
        ),
        title=f"{_name(meeting)}纪要",
        body=(*body, *_rolls(meeting, facts)),
        record=facts.record() if approved else None,
        draft=not approved,
    )


def _rolls(meeting: Meeting, facts: PaperFacts) -> tuple[Block, ...]:
    """List, below an empty line, who was present, on leave and sat in: conveners and enterprises attend, other units sit in."""
    if meeting.state is not MeetingState.HELD:
        return ()
    present = [each for each in meeting.attendance if each.enterprise or each.unit in meeting.conveners]
    beside = [each for each in meeting.attendance if each not in present]
    rolls = (
        Roll("出席", tuple(_attendant(each, facts) for each in present)),
        Roll("请假", tuple(_who(each, meeting, facts) for each in meeting.absent)),
        Roll("列席", tuple(_attendant(each, facts) for each in beside)),
    )
    return (Paragraph(""), *(roll for roll in rolls if roll.names))


def _attendant(each: Attendance, facts: PaperFacts) -> str:
    unit = _unit(each.unit, facts) or facts.enterprise(each.enterprise)
    name = _person(each)
    return f"{unit}（{name}）" if name else unit


def _person(each: Attendance) -> str:
    """Name whoever came: people of units in full, as minutes do, of enterprises by the surname."""
    name = reveal(each.name) if each.name else ""
    return mask_name(name) if each.enterprise else name


def _signed(attendance: Attendance | None) -> tuple[str, str, str]:
    """Fill in name, telephone and mark of somebody who came."""
    if attendance is None:
        return ("", "", "")
    return (_person(attendance), "", "纸质签到" if attendance.on_paper else "已签到")


def _who(who: str, meeting: Meeting, facts: PaperFacts) -> str:
    """Name a unit or an enterprise."""
    enterprises = {*meeting.invited, *(each.enterprise for each in meeting.attendance)}
    return facts.enterprise(who) if who in enterprises else facts.organ(who)


def _name(meeting: Meeting) -> str:
    """Name a meeting: a symposium by its quarter, a coordination meeting by its number."""
    if meeting.kind is MeetingKind.SYMPOSIUM:
        return f"{Period.parse(meeting.period).in_chinese()}政企沟通座谈会"
    return f"政企沟通协调会（{meeting.number}）"


def _due(case: Case, facts: PaperFacts) -> str:
    clock = case.clock(Stage.ANSWER)
    return facts.day(clock.start.due_at) if clock else ""


def _unit(unit: str | None, facts: PaperFacts) -> str:
    return facts.names.unit(unit) if unit else ""


def _units(units: Iterable[str], facts: PaperFacts) -> str:
    return "、".join(map(facts.organ, units))


def _plain(text: Sealed) -> str:
    return mask_text(reveal(text))
