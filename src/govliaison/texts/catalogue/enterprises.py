"""Messages about the enterprise base: what rows are refused or warned for, and why a class was given."""

from typing import Final

from govliaison.texts.text import Text

_CHECK_CELL_ZH: Final = "请核对该单元格；此项按未知处理"
_CHECK_CELL_EN: Final = "check the cell; it counts as unknown"

TEXTS: Final = {
    "enterprise.not-keeper": Text(
        zh="“{person}”不在召集单位任职，不能维护企业信息库",
        en="{person} works for no convener and does not keep the enterprise base",
        hint_zh="请由召集单位人员或系统管理员办理",
        hint_en="ask somebody of a convener or an administrator",
    ),
    "enterprise.unknown": Text(
        zh="企业信息库中没有“{enterprise}”",
        en="there is no enterprise {enterprise}",
        hint_zh="请核对代码或编号；也可先导入企业名录",
        hint_en="check the code or id, or import the list it stands in",
    ),
    "enterprise.no-name": Text(
        zh="没有企业名称",
        en="there is no name",
        hint_zh="请填写企业名称",
        hint_en="give the name of the enterprise",
    ),
    "enterprise.no-code": Text(
        zh="没有统一社会信用代码，只能按名称和地区识别",
        en="there is no credit code; it is known by name and region only",
        hint_zh="请补充代码；尚未设立的请注明“筹建”",
        hint_en="add the code; write 筹建 if the enterprise is still being set up",
    ),
    "enterprise.old-number": Text(
        zh="填写的是15位旧注册号",
        en="this is an old registration number of 15 digits",
        hint_zh="请补充18位统一社会信用代码",
        hint_en="add the credit code of 18 characters",
    ),
    "enterprise.code-check-failed": Text(
        zh="统一社会信用代码校验不符",
        en="the check character of the credit code does not fit",
        hint_zh="请对照营业执照核对",
        hint_en="compare it with the licence",
    ),
    "enterprise.same-name": Text(
        zh="与企业“{enterprise}”名称相同，疑似重复",
        en="it has the name of enterprise {enterprise} and may be the same",
        hint_zh="请核对是否为同一企业",
        hint_en="check whether they are one",
    ),
    "enterprise.again-in-file": Text(
        zh="同一文件中该企业出现多次，以最后一行为准",
        en="this enterprise stands in the file more than once; the last row counts",
        hint_zh="请核对重复的行",
        hint_en="check the rows",
    ),
    "enterprise.area-code-unknown": Text(
        zh="地区代码“{code}”不在区划表中，按名称、地址或所在市认定",
        en="the area code {code} is in no table; name, address or the city above decided",
        hint_zh="请核对地区代码",
        hint_en="check the area code",
    ),
    "enterprise.area-code-unreadable": Text(
        zh="地区代码不是区划代码",
        en="the area code is no code of a division",
        hint_zh="请填写6位区划代码",
        hint_en="write six digits",
    ),
    "enterprise.no-region": Text(
        zh="无法认定所属地区（不从信用代码推断）",
        en="nothing tells the region (a credit code does not)",
        hint_zh="请补充地区代码、所属县区或完整住所",
        hint_en="add an area code, the county or the whole address",
    ),
    "enterprise.state-unreadable": Text(
        zh="看不懂的登记状态“{text}”",
        en="cannot read “{text}” as a state in the register",
        hint_zh=_CHECK_CELL_ZH,
        hint_en=_CHECK_CELL_EN,
    ),
    "enterprise.count-unreadable": Text(
        zh="看不懂的人数“{text}”",
        en="cannot read “{text}” as a number of people",
        hint_zh=_CHECK_CELL_ZH,
        hint_en=_CHECK_CELL_EN,
    ),
    "enterprise.industry-unreadable": Text(
        zh="看不懂的行业“{text}”",
        en="cannot read “{text}” as an industry",
        hint_zh="请填写 GB/T 4754-2017 的代码或名称；此项按未知处理",
        hint_en="write a code or name of GB/T 4754-2017; it counts as unknown",
    ),
    "ownership.not-stated": Text(
        zh="来源没有说明经济类型",
        en="the source does not state who owns it",
        hint_zh="请补充控股情况",
        hint_en="add who holds the control",
    ),
    "ownership.control": Text(zh="控股情况为“{stated}”", en="control is stated as {stated}"),
    "ownership.type": Text(zh="登记注册类型为“{stated}”", en="the registration type is stated as {stated}"),
    "ownership.individual-business": Text(zh="个体工商户", en="it is an individual business"),
    "size.no-industry": Text(
        zh="行业未知，不能划分规模",
        en="the industry is not known",
        hint_zh="请补充行业代码",
        hint_en="add the industry code",
    ),
    "size.industry-too-wide": Text(
        zh="行业“{industry}”太宽，不能确定适用的标准",
        en="industry {industry} is too wide to tell which thresholds apply",
        hint_zh="请补充到大类或中类",
        hint_en="give its division or group",
    ),
    "size.old-industry-code": Text(
        zh="行业“{industry}”是2011年版代码",
        en="industry {industry} is a code of 2011",
        hint_zh="请换成 GB/T 4754-2017 的代码",
        hint_en="use the code of GB/T 4754-2017",
    ),
    "size.not-covered": Text(
        zh="行业“{industry}”不适用{edition}年划分标准",
        en="the thresholds of {edition} do not cover industry {industry}",
    ),
    "size.branch": Text(zh="分支机构不单独划分规模", en="a branch has no size of its own"),
    "size.figure-missing": Text(
        zh="缺少“{line}”行划分规模所需的指标“{figure}”",
        en="{figure} is not known, which line {line} asks for",
        hint_zh="请补充从业人数、营业收入或资产总额",
        hint_en="add employees, revenue or assets",
    ),
    "size.by-table": Text(
        zh="按{edition}年标准“{line}”行，由“{figure}”决定",
        en="by line {line} of the thresholds of {edition}; {figure} decided",
    ),
}
