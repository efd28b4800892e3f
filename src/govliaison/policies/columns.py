"""The columns of lists of policies, under the headings that government portals and offices give them."""

from typing import Final

from govliaison.values import Field, FieldKind

POLICY_FIELDS: Final = (
    Field(
        name="title",
        zh="标题",
        en="title",
        synonyms=("政策标题", "政策名称", "文件名称", "文件标题", "通知名称", "名称", "题名"),
        required=True,
    ),
    Field(name="kind", zh="文种", en="kind", synonyms=("政策类型", "文件类型", "信息类型")),
    Field(
        name="number",
        kind=FieldKind.CODE,
        zh="文号",
        en="official number",
        synonyms=("发文字号", "发文文号", "文件编号", "文件号", "发文号"),
    ),
    Field(
        name="agency",
        zh="发布单位",
        en="agency",
        synonyms=("发文机关", "发布机构", "发文单位", "印发单位", "制定机关", "来源单位", "发布机关", "颁布单位"),
    ),
    Field(
        name="issued",
        kind=FieldKind.DAY,
        zh="时间",
        en="issued",
        synonyms=("发布时间", "发布日期", "发文日期", "成文日期", "印发日期", "颁布日期", "日期"),
    ),
    Field(
        name="effective",
        kind=FieldKind.DAY,
        zh="实施日期",
        en="effective",
        synonyms=("施行日期", "生效日期", "执行日期", "起始日期"),
    ),
    Field(
        name="until",
        kind=FieldKind.DAY,
        zh="有效期至",
        en="until",
        synonyms=("失效日期", "截止日期", "终止日期", "有效期止", "申报截止日期"),
    ),
    Field(name="category", zh="类别", en="category", synonyms=("政策类别", "主题分类", "主题", "分类", "体裁分类")),
    Field(name="state", zh="效力状态", en="state", synonyms=("有效性", "时效性", "效力", "状态")),
    Field(name="text", zh="内容", en="text", synonyms=("正文", "政策内容", "文件内容", "全文", "政策原文")),
    Field(
        name="link",
        zh="访问地址",
        en="link",
        synonyms=("链接", "网址", "原文链接", "链接地址", "政策链接", "URL"),
    ),
)
"""What an import of policies takes from a table; a table without the first cannot be read at all."""
