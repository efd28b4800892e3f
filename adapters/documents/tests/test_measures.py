"""The layout as it stands in the file, measured against GB/T 9704-2012."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from govliaison.errors import InputError
from govliaison.plugins import (
    Form,
    FormRow,
    Grid,
    Head,
    Heading,
    Paper,
    PaperKind,
    Paragraph,
    RecordBlock,
    Roll,
)
from govliaison_documents.bodies import balanced
from govliaison_documents.layout import Fonts
from govliaison_documents.writing import write_paper

POINT = 25.4 / 72
TWIP = POINT / 20
ORGAN = "示例市政企沟通联络机制办公室"
BULLETIN = Paper(
    kind=PaperKind.BULLETIN,
    head=Head(organs=(ORGAN,), suffix="文件", number="例政企联〔2026〕12号", copy="000012", urgency="加急"),
    title="关于2026年第三季度政企沟通联络工作运行情况和下一步工作安排的通报",
    addressees=("各县（市、区）人民政府", "市直有关单位"),
    body=(
        Heading("一、运行情况"),
        Paragraph("共受理41件。\n办结38件。"),
        Heading("（一）受理", 2),
        Heading("1. 渠道", 3),
        Roll("出席", ("王建国", "李梅")),
        Grid(title="诉求类型", headings=("类型", "件数"), rows=(("咨询", "12"), ("求助", "29")), widths=(3, 1)),
        Form((FormRow((("编号", "1"), ("日期", "9月1日"))), FormRow((("意见", ""),), 3))),
    ),
    attachments=("清单", "进展表"),
    signed_by=(ORGAN,),
    dated=date(2026, 10, 1),
    note="联系电话：0999-1234567",
    record=RecordBlock(copied_to=("市委办公室",), printed_by="市大数据局办公室", printed_on=date(2026, 10, 2)),
)


def written(paper: Paper, folder: Path, **more: Any) -> Any:
    write_paper(paper, folder / "paper.docx", **more)
    return docx.Document(str(folder / "paper.docx"))


def lines(document: Any) -> dict[str, Any]:
    return {line.text: line for line in document.paragraphs if line.text}


def spacing(line: Any) -> int:
    found = line._p.pPr.find(qn("w:spacing"))
    assert ("exact", "0", "0") == tuple(found.get(qn(f"w:{key}")) for key in ("lineRule", "before", "after"))
    return int(found.get(qn("w:line")))


def fonts(line: Any) -> set[tuple[str, float]]:
    return {(run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt) for run in line.runs}


def test_the_page_is_a4_with_the_margins_of_the_standard(tmp_path: Path) -> None:
    section = written(BULLETIN, tmp_path).sections[0]
    measured = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert (210, 297, 37, 28) == tuple(round(each.mm) for each in measured)
    text = (
        section.page_width.mm - section.left_margin.mm - section.right_margin.mm,
        section.page_height.mm - section.top_margin.mm - section.bottom_margin.mm,
    )
    assert (156, 225) == pytest.approx(text, abs=0.1)


def test_twenty_two_lines_of_twenty_eight_characters_go_on_a_page(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert "linesAndChars" == grid.get(qn("w:type"))
    pitch = int(grid.get(qn("w:linePitch"))) * TWIP
    assert 22 * pitch <= 225 < 23 * pitch
    character = (16 + int(grid.get(qn("w:charSpace"))) / 4096) * POINT
    assert 156 == pytest.approx(28 * character, abs=0.01)
    normal = document.styles["Normal"]
    condensed = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert 28 * (16 * POINT + condensed * TWIP) <= 156 < 29 * (16 * POINT + condensed * TWIP)
    assert {spacing(lines(document)[text]) for text in ("共受理41件。", "一、运行情况")} == {
        int(grid.get(qn("w:linePitch")))
    }


def test_the_red_head_begins_35_mm_below_the_upper_edge_of_the_text_and_keeps_to_one_line(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    above = []
    for line in document.paragraphs:
        if line.text == ORGAN + "文件":
            break
        above.append(spacing(line))
    assert 35 == pytest.approx(sum(above) * TWIP, abs=0.05)
    [(font, size)] = fonts(line)
    assert "方正小标宋简体" == font
    assert "FF0000" == str(line.runs[0].font.color.rgb)
    assert size * len(line.text) * POINT <= 156


def test_number_and_red_rule_stand_where_they_belong(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    texts = [line.text for line in document.paragraphs]
    number = texts.index("例政企联〔2026〕12号")
    assert ["", ""] == texts[number - 2 : number]
    assert ORGAN + "文件" == texts[number - 3]
    assert ["", ""] == texts[number + 1 : number + 3]
    assert texts[number + 3].startswith("关于2026年")
    rule = document.paragraphs[number]._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
    assert "FF0000" == rule.get(qn("w:color"))
    assert 4 == pytest.approx(int(rule.get(qn("w:space"))) * POINT, abs=0.2)


def test_a_paper_that_goes_up_names_who_signed_it(tmp_path: Path) -> None:
    head = Head(organs=("甲局", "乙会"), suffix="文件", number="甲〔2026〕3号", signers=("王建国", "李梅"))
    document = written(Paper(kind=PaperKind.PROGRESS_REPORT, head=head, title="报告"), tmp_path)
    line = lines(document)["甲〔2026〕3号\t签发人：王建国　李梅"]
    assert ("仿宋_GB2312", "楷体_GB2312") == tuple(run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in line.runs)
    table = document.tables[0]
    assert ["甲局", "乙会"] == [cell.text for cell in table.columns[0].cells]
    assert "文件" == table.cell(1, 1).text


def test_title_headings_and_body_have_their_fonts_and_sizes(tmp_path: Path) -> None:
    found = lines(written(BULLETIN, tmp_path))
    title = [line for text, line in found.items() if "季度" in text or "通报" in text]
    assert 2 == len(title)
    assert {("方正小标宋简体", 22.0)} == {each for line in title for each in fonts(line)}
    assert {("黑体", 16.0)} == fonts(found["一、运行情况"])
    assert {("楷体_GB2312", 16.0)} == fonts(found["（一）受理"])
    assert {("仿宋_GB2312", 16.0)} == fonts(found["1. 渠道"]) == fonts(found["共受理41件。"])
    assert {"200"} == {found[text]._p.pPr.ind.get(qn("w:firstLineChars")) for text in ("办结38件。", "一、运行情况")}
    assert "各县（市、区）人民政府、市直有关单位：" in found


def test_date_and_organ_stand_at_the_right_with_room_for_the_seal(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    found = lines(document)
    assert "400" == found["2026年10月1日"]._p.pPr.ind.get(qn("w:rightChars"))
    organ = found[ORGAN]._p.pPr.ind
    assert 0 <= int(organ.get(qn("w:rightChars"))) < 400
    assert found[ORGAN].paragraph_format.keep_with_next
    assert {"附件：1. 清单", "2. 进展表", "（联系电话：0999-1234567）"} <= found.keys()


def test_the_block_of_record_floats_at_the_foot_with_its_rules(tmp_path: Path) -> None:
    table = written(BULLETIN, tmp_path).tables[-1]
    assert ["抄送：市委办公室。", "市大数据局办公室\t2026年10月2日印发"] == [row.cells[0].text for row in table.rows]
    properties = table._tbl.tblPr
    borders = {
        place: properties.find(qn("w:tblBorders")).find(qn(f"w:{place}")) for place in ("top", "bottom", "insideH")
    }
    thick = {place: int(border.get(qn("w:sz"))) / 8 * POINT for place, border in borders.items()}
    assert {"top": 0.35, "bottom": 0.35, "insideH": 0.25} == pytest.approx(thick, abs=0.02)
    top = int(properties.find(qn("w:tblpPr")).get(qn("w:tblpY"))) * TWIP
    heights = sum(spacing(row.cells[0].paragraphs[0]) for row in table.rows) * TWIP
    assert 297 - 35 == pytest.approx(top + heights, abs=0.1)
    assert {("仿宋_GB2312", 14.0)} == fonts(table.cell(0, 0).paragraphs[0])


def test_page_numbers_stand_between_dashes_7_mm_below_on_the_outer_side(tmp_path: Path) -> None:
    section = written(BULLETIN, tmp_path).sections[0]
    for footer, side, indent in (
        (section.footer, "RIGHT", "rightChars"),
        (section.even_page_footer, "LEFT", "leftChars"),
    ):
        line = footer.paragraphs[0]
        assert "—  —" == line.text
        assert side == line.alignment.name
        assert "100" == line._p.pPr.ind.get(qn(f"w:{indent}"))
        assert {("宋体", 14.0)} == fonts(line)
        below = section.bottom_margin.mm - section.footer_distance.mm - spacing(line) * TWIP
        assert 7 == pytest.approx(below, abs=0.1)


def test_a_table_that_lies_across_has_its_head_at_the_binding_and_the_number_at_its_left(tmp_path: Path) -> None:
    paper = Paper(
        kind=PaperKind.ISSUE_LIST, title="清单", landscape=True, body=(Grid(headings=("问题",), rows=(("无",),)),)
    )
    section = written(paper, tmp_path).sections[0]
    assert (297, 210) == (round(section.page_width.mm), round(section.page_height.mm))
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert (28, 26, 35, 37) == tuple(round(each.mm) for each in margins)
    frames = [
        footer.paragraphs[0]._p.pPr.find(qn("w:framePr")) for footer in (section.footer, section.even_page_footer)
    ]
    ends = [(int(frame.get(qn("w:x"))) + int(frame.get(qn("w:w")))) * TWIP for frame in frames]
    assert [28, 28] == pytest.approx(ends, abs=0.1)
    low, high = (int(frame.get(qn("w:y"))) * TWIP for frame in frames)
    assert low > 150
    assert high < 50


def test_tables_repeat_their_heading_and_keep_rows_together(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    grid, form = document.tables[0], document.tables[1]
    assert grid.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in grid.rows[1:])
    assert [117, 39] == pytest.approx([column.width.mm for column in grid.columns], abs=0.2)
    assert [["编号", "1", "日期", "9月1日"], ["意见", "", "", ""]] == [[c.text for c in r.cells] for r in form.rows]


def test_a_draft_says_so_on_each_page(tmp_path: Path) -> None:
    section = written(Paper(kind=PaperKind.AGENDA, title="议程", draft=True), tmp_path).sections[0]
    assert ["（草稿，未签发）"] * 2 == [each.paragraphs[0].text for each in (section.header, section.even_page_header)]
    signed = written(Paper(kind=PaperKind.AGENDA, title="议程"), tmp_path).sections[0]
    assert "" == signed.header.paragraphs[0].text


def test_fonts_are_named_as_the_place_wants_and_never_shipped(tmp_path: Path) -> None:
    found = lines(written(BULLETIN, tmp_path, fonts=Fonts(body="仿宋")))
    assert {("仿宋", 16.0)} == fonts(found["共受理41件。"])
    with zipfile.ZipFile(tmp_path / "paper.docx") as archive:
        assert not [name for name in archive.namelist() if "fonts/" in name or name.endswith((".ttf", ".odttf"))]


def test_parts_of_paragraph_properties_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    document = written(BULLETIN, tmp_path)
    order = ["keepNext", "framePr", "pBdr", "tabs", "spacing", "ind", "jc"]
    for line in document.element.body.iter(qn("w:pPr")):
        names = [part.tag.rpartition("}")[2] for part in line]
        known = [order.index(name) for name in names if name in order]
        assert sorted(known) == known


def test_what_the_format_cannot_hold_is_left_out_and_marks_stay_text(tmp_path: Path) -> None:
    paper = Paper(kind=PaperKind.AGENDA, title="议程", body=(Paragraph("a\x0bb<w:p/>&amp;{{ 1 }}"),))
    assert "ab<w:p/>&amp;{{ 1 }}" in lines(written(paper, tmp_path))


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"file\.no-folder"):
        write_paper(BULLETIN, tmp_path / "nowhere" / "paper.docx")


@pytest.mark.parametrize("text", ["", "短", "一" * 19, "一" * 20, "一" * 45, "甲\n乙"])
def test_titles_are_broken_into_lines_of_about_one_length(text: str) -> None:
    broken = balanced(text, 19)
    assert text.replace("\n", "") == "".join(broken)
    assert all(len(line) <= 19 for line in broken)


def test_what_is_too_long_for_a_line_of_the_head_or_the_record_goes_on_two(tmp_path: Path) -> None:
    office = "示例市推进政府职能转变和“放管服”改革协调小组办公室"
    paper = Paper(
        kind=PaperKind.BULLETIN,
        head=Head(organs=(office,), suffix="文件"),
        title="关于情况的通报",
        body=(Paragraph("现通报如下。"),),
        signed_by=(office,),
        record=RecordBlock(printed_by=office, printed_on=date(2026, 10, 2)),
    )
    document = written(paper, tmp_path)
    found = lines(document)
    assert {"示例市推进政府职能转变和", "“放管服”改革协调小组办公室文件"} <= found.keys()
    assert f"{office}\n\t2026年10月2日印发" == document.tables[-1].cell(0, 0).text
    assert found["现通报如下。"].paragraph_format.keep_with_next, "no page with a signature alone"


def test_a_title_that_lies_across_has_the_width_of_the_page(tmp_path: Path) -> None:
    title = "2026年第三季度政企沟通座谈会问题清单"
    assert title in lines(written(Paper(kind=PaperKind.ISSUE_LIST, title=title, landscape=True), tmp_path))
