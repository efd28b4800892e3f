"""The progress report (进展情况报告) that goes up to the group's office: everything that is open, none is picked (M7.4)."""

from collections.abc import Mapping

from govliaison.access import mask_text
from govliaison.oversight import OpenItem, OpenWhat, PaperState, ProgressReport
from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Block, Grid, Head, Heading, Paper, PaperKind, Paragraph, chinese_number
from govliaison.values import Period

_WHATS = {
    OpenWhat.RESOLUTION: ("会议议定事项进展", "resolution-state"),
    OpenWhat.CASE: ("台账登记事项进展", "state"),
}


def progress_report_paper(
    report: ProgressReport, texts: Mapping[str, str], facts: PaperFacts, *, signer: str = ""
) -> Paper:
    """
    Write a progress report, which goes up and so names its signer; a draft until it is signed.

    Args:
        report: which
        texts: what each item is about, by its stream, as far as whoever writes may see it
        facts: what must be looked up
        signer: name of the person who signed
    """
    period = Period.parse(report.period).in_chinese()
    late = sum(item.late for item in report.items)
    body: list[Block] = [
        Paragraph(
            f"现将{period}政企沟通联络工作进展情况报告如下。截至{facts.moment(report.as_of)}，"
            f"未办结事项{len(report.items)}项，其中逾期{late}项；本期台账销号{report.closed}件。"
        )
    ]
    for number, (what, (heading, states)) in enumerate(_WHATS.items(), 1):
        items = [item for item in report.items if item.what is what]
        body.append(Heading(f"{chinese_number(number)}、{heading}"))
        body.append(_table(items, states, texts, facts) if items else Paragraph("无未办结事项。"))
    signed = report.state is not PaperState.DRAFTED
    return Paper(
        kind=PaperKind.PROGRESS_REPORT,
        head=Head(
            organs=(facts.organ(report.reporter),),
            suffix="文件",
            number=facts.number(report.number),
            signers=(signer,) if signed and signer else (),
        ),
        title=f"关于{period}\n政企沟通联络工作进展情况的报告",
        addressees=(facts.organ(report.to),) if report.to else (),
        body=(*body, Paragraph("特此报告。")),
        signed_by=(facts.organ(report.reporter),),
        dated=facts.today if signed else None,
        record=facts.record() if signed else None,
        draft=not signed,
    )


def _table(items: list[OpenItem], states: str, texts: Mapping[str, str], facts: PaperFacts) -> Grid:
    rows = tuple(
        (
            str(number),
            item.number,
            mask_text(texts.get(item.stream, "")),
            facts.names.unit(item.unit),
            facts.day(item.due_at) if item.due_at else "",
            facts.names.label(states, item.state) + ("（逾期）" if item.late else ""),
        )
        for number, item in enumerate(items, 1)
    )
    headings = ("序号", "编号", "事项", "责任单位", "完成时限", "进展")
    return Grid(headings=headings, rows=rows, widths=(3, 6, 8, 5, 7, 5))
