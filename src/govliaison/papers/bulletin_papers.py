"""
Bulletins (通报) and their corrections: figures with what they count, shares, sums by unit, cases without names (M3.2, F1).

They are circulated, so nobody is named: no person, no enterprise, no telephone. Units stand in the order of the profile.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from govliaison.access import mask_text
from govliaison.cases import Case, Scope
from govliaison.ledger import reveal
from govliaison.oversight import Bulletin, BulletinKind, Indicator, Inspection, PaperState, Standing
from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Block, Grid, Heading, Paper, PaperKind, Paragraph, chinese_date, chinese_number
from govliaison.texts import CATALOGUE, say
from govliaison.values import Period

_SUMS: Final = ("visits", "enterprises", "issues", "help", "cases", "open")
_FEWEST: Final = 2
"""A name of fewer characters is not looked for in a text."""

_Section = tuple[str, Sequence[Block]]


@attrs.frozen(kw_only=True)
class BulletinFacts:
    """
    What bulletins must look up besides.

    Attributes:
        indicators: definitions of the figures, by id
        cases: the cases it names, by number, as far as whoever writes may see them
        inspections: the same of inspections
        corrects: the bulletin that this one corrects
        corrected_by: official numbers of the corrections that were issued
    """

    indicators: Mapping[str, Indicator] = attrs.field(factory=dict)
    cases: Mapping[str, Case] = attrs.field(factory=dict)
    inspections: Sequence[Inspection] = ()
    corrects: Bulletin | None = None
    corrected_by: tuple[str, ...] = ()


def bulletin_paper(bulletin: Bulletin, known: BulletinFacts, facts: PaperFacts) -> Paper:
    """Write a bulletin of either kind, or its correction; a draft until it is signed, without number until it is issued."""
    inspection = bulletin.kind is BulletinKind.INSPECTION
    period, what = Period.parse(bulletin.period).in_chinese(), "督导检查情况" if inspection else "政企沟通联络工作情况"
    sections: list[_Section] = [*_corrections(bulletin, known, facts)]
    sections += _of_inspections(bulletin, known, facts) if inspection else _of_ledger(bulletin, known, facts)
    as_of = f"统计期为{period}，数据截至{facts.moment(bulletin.as_of)}。"
    body: list[Block] = [Paragraph(f"现将{period}{what}通报如下。{as_of}")]
    for number, (heading, blocks) in enumerate(sections, 1):
        body += [Heading(f"{chinese_number(number)}、{heading}"), *blocks]
    life, signed = bulletin.life, bulletin.state is not PaperState.DRAFTED
    note = f"本通报有关内容已由{'、'.join(map(facts.number, known.corrected_by))}更正" if known.corrected_by else ""
    return Paper(
        kind=PaperKind.INSPECTION_BULLETIN if inspection else PaperKind.BULLETIN,
        head=facts.head("文件", number=facts.number(life.number)),
        title=f"关于{'更正' if bulletin.corrects else ''}{period}\n{what}的通报",
        addressees=("各有关单位",),
        body=tuple(body),
        signed_by=(facts.organ(bulletin.issuer),),
        dated=facts.today if signed else None,
        note=note,
        record=facts.record() if signed else None,
        draft=not signed,
    )


def _of_ledger(bulletin: Bulletin, known: BulletinFacts, facts: PaperFacts) -> list[_Section]:
    content = bulletin.content
    sections: list[_Section] = [("运行情况", _figures(bulletin, facts))]
    if content.shares:
        sections.append(("诉求类型分布", _shares(bulletin, facts)))
    if content.sums:
        sections.append(("各单位工作情况", [_sums(bulletin, facts)]))
    digests = [known.cases[number] for number in content.cases if number in known.cases]
    if digests:
        sections.append(("案例摘登", [Paragraph(_digest(*each, facts)) for each in enumerate(digests, 1)]))
    definitions = [known.indicators[each] for each in _indicators(bulletin) if each in known.indicators]
    if definitions:
        rows = tuple((each.label(), each.definition()) for each in definitions)
        sections.append(("指标口径", [Grid(headings=("指标", "口径"), rows=rows, widths=(3, 7))]))
    return sections


def _indicators(bulletin: Bulletin) -> Iterable[str]:
    return dict.fromkeys(line.indicator for line in bulletin.content.figures)


def _figures(bulletin: Bulletin, facts: PaperFacts) -> list[Block]:
    """Lay out the figures, the mechanism's own matters beside those kept apart (A2)."""
    lines = bulletin.content.figures
    found = {(line.indicator, line.scope): line for line in lines}
    names = {line.indicator: line.name or say(f"indicator.{line.indicator}", {}, "zh") for line in lines}

    def cell(indicator: str, scope: Scope) -> str:
        line = found.get((indicator, scope))
        if line is None:
            return ""
        is_rate = line.denominator and line.shown != str(line.numerator)
        return f"{line.shown}（{line.numerator}/{line.denominator}）" if is_rate else line.shown

    rows = tuple((name, *(cell(each, scope) for scope in Scope)) for each, name in names.items())
    headings = ("指标", *(f"{facts.names.label('scope', scope)}事项" for scope in Scope))
    return [Grid(headings=headings, rows=rows, widths=(5, 4, 4))]


def _shares(bulletin: Bulletin, facts: PaperFacts) -> list[Block]:
    """Lay out how many came of each kind and by each channel."""
    grids: list[Block] = []
    for by in dict.fromkeys(share.by for share in bulletin.content.shares):
        rows = tuple(
            (_shared(by, share.value, facts), str(share.number), share.shown)
            for share in bulletin.content.shares
            if share.by == by
        )
        grids.append(Grid(headings=(facts.names.label("share", by), "件数", "占比"), rows=rows, widths=(4, 2, 2)))
        grids.append(Paragraph(""))
    return grids[:-1]


def _shared(by: str, value: str, facts: PaperFacts) -> str:
    return facts.names.channels.get(value, value) if by == "channel" else facts.names.label(by, value)


def _sums(bulletin: Bulletin, facts: PaperFacts) -> Grid:
    sums = {(each.unit, each.what): each.number for each in bulletin.content.sums}
    rows = tuple(
        (facts.names.unit(unit), *(str(sums.get((unit, what), 0)) for what in _SUMS))
        for unit in dict.fromkeys(unit for unit, _ in sums)
    )
    headings = ("单位", *(facts.names.label("unit-sum", what) for what in _SUMS))
    return Grid(headings=headings, rows=rows, widths=(4, *(3,) * len(_SUMS)))


def _digest(number: int, case: Case, facts: PaperFacts) -> str:
    """Tell of a case what it was about and whose it is; names that are known are taken out of its title."""
    kind, known = facts.names.label("kind", case.kind), facts.enterprise(case.enterprise)
    title = mask_text(reveal(case.title))
    for name, instead in (
        (known, "某企业"),
        (reveal(case.enterprise_name), "某企业"),
        (reveal(case.contact), "某同志"),
    ):
        title = title.replace(name, instead) if len(name) >= _FEWEST else title
    category = f"，{mask_text(case.category_shown)}" if case.category_shown else ""
    lead = f"由{facts.organ(case.lead)}承办" if case.lead else "尚未明确承办单位"
    return f"{number}. 某企业反映“{title}”（{kind}{category}），{lead}。请承办单位认真核查、限期整改。"


def _of_inspections(bulletin: Bulletin, known: BulletinFacts, facts: PaperFacts) -> list[_Section]:
    content = bulletin.content
    rows = tuple(
        (
            str(number),
            chinese_date(each.day),
            facts.names.unit(each.unit),
            mask_text(reveal(each.finding)) if each.finding else "未发现问题",
            facts.day(each.rectify_by) if each.finding and each.rectify_by else "",
            _mended(each, bulletin),
        )
        for number, each in enumerate(known.inspections, 1)
    )
    headings = ("序号", "检查日期", "被检查单位", "发现问题", "整改期限", "整改情况")
    checked = f"本期共开展督导检查{len(content.inspections)}次。"
    sections: list[_Section] = [
        ("督导检查情况", [Paragraph(checked), Grid(headings=headings, rows=rows, widths=(3, 7, 6, 8, 7, 5))])
    ]
    if content.standings:
        sections.append(("责任事项履行情况", [_standings(bulletin, facts)]))
    return sections


def _mended(inspection: Inspection, bulletin: Bulletin) -> str:
    """Tell how it stood as of the bulletin, whatever came later."""
    if inspection.finding is None:
        return ""
    closed = inspection.closed_at
    return "已整改" if closed is not None and closed <= bulletin.as_of else "待整改"


def _standings(bulletin: Bulletin, facts: PaperFacts) -> Grid:
    counts = {(each.place, each.standing): each.number for each in bulletin.content.standings}
    rows = tuple(
        (facts.names.region(place), *(str(counts.get((place, standing.value), 0)) for standing in Standing))
        for place in dict.fromkeys(place for place, _ in counts)
    )
    headings = ("地区", *(facts.names.label("standing", standing) for standing in Standing))
    return Grid(headings=headings, rows=rows, widths=(3, *(2,) * len(Standing)))


def _corrections(bulletin: Bulletin, known: BulletinFacts, facts: PaperFacts) -> list[_Section]:
    """Say what the corrected bulletin said otherwise."""
    if not bulletin.corrects:
        return []
    wrong = known.corrects
    number = facts.number(wrong.number) if wrong else ""
    issuer = facts.organ(bulletin.issuer)
    rows = tuple((_line(each.what, facts), each.was or "无", each.now or "无") for each in bulletin.differences)
    return [
        (
            "更正内容",
            [
                Paragraph(f"{issuer}{number}通报的下列内容予以更正："),
                Grid(headings=("项目", "原通报", "更正为"), rows=rows, widths=(5, 4, 4)),
            ],
        )
    ]


def _line(what: str, facts: PaperFacts) -> str:
    """
    Name a line of a bulletin; see :class:`~govliaison.oversight.Difference`.

    A local indicator stands for itself.
    """
    first, _, rest = what.partition(".")
    unit, _, word = rest.rpartition(".")
    match first:
        case "cases" | "inspections":
            return "案例摘登" if first == "cases" else "督导检查"
        case "unit":
            return f"{facts.names.unit(unit)}{facts.names.label('unit-sum', word)}"
        case "duties":
            return f"{facts.names.region(unit)}{facts.names.label('standing', word)}"
        case "kind" | "channel":
            return f"{facts.names.label('share', first)}：{_shared(first, rest, facts)}"
        case _:
            known = f"indicator.{rest}" in CATALOGUE
            return f"{say(f'indicator.{rest}', {}, 'zh') if known else rest}（{facts.names.label('scope', first)}）"
