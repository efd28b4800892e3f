"""What each agency did by visits in a period (走访情况汇总, M3.2), as a table that lies across."""

from collections.abc import Sequence
from typing import Final

from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Block, Grid, Paper, PaperKind, Paragraph
from govliaison.values import Period
from govliaison.visits import AgencyVisits

_FIGURES: Final = {
    "走访\n次数": "visits",
    "其中\n联合": "joint",
    "走访\n企业": "enterprises",
    "讲解\n政策": "policies",
    "听取\n问题": "issues",
    "已解决": "solved",
    "帮扶\n次数": "help",
    "待走访": "planned",
    "到期\n未走访": "missed",
    "取消": "cancelled",
}


def visit_summary(period: Period, agencies: Sequence[AgencyVisits], facts: PaperFacts) -> Paper:
    """Write the summary, agencies in the order of the profile; those without a visit are named below (M3.1)."""
    rows = tuple(
        (facts.names.unit(each.agency), *(str(getattr(each, figure)) for figure in _FIGURES.values()))
        for each in agencies
    )
    table = Grid(headings=("单位", *_FIGURES), rows=rows, widths=(4, *(2,) * len(_FIGURES)))
    owing = "、".join(facts.names.unit(each.agency) for each in agencies if not each.has_visited)
    body: tuple[Block, ...] = (table, Paragraph("说明：联合走访分别计入参加的各单位；走访企业按不同企业计。"))
    if owing:
        body += (Paragraph(f"本期未开展走访的单位：{owing}。"),)
    return Paper(
        kind=PaperKind.VISIT_SUMMARY,
        title=f"{period.in_chinese()}企业走访情况汇总表",
        body=body,
        signed_by=(facts.organ(facts.issuer),),
        dated=facts.today,
        landscape=True,
    )
