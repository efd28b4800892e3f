"""The columns of lists of service items, under the headings that platforms and offices give them."""

from typing import Final

from govliaison.values import Field, FieldKind

_NUMBER: Final = FieldKind.NUMBER

SERVICE_FIELDS: Final = (
    Field(
        name="name",
        zh="事项名称",
        en="item",
        synonyms=("名称", "服务事项", "政务服务事项", "政务服务事项名称", "实施事项名称", "item name"),
        required=True,
    ),
    Field(
        name="code",
        kind=FieldKind.CODE,
        zh="实施编码",
        en="code",
        synonyms=("事项编码", "实施清单编码", "事项代码", "政务服务事项编码", "item code"),
        required=True,
    ),
    Field(name="group", zh="主项", en="main item", synonyms=("主项名称", "事项大类", "目录名称")),
    Field(
        name="agency",
        zh="部门",
        en="agency",
        synonyms=("实施主体", "实施部门", "实施机构", "责任单位", "部门名称", "实施单位"),
    ),
    Field(
        name="agency_code",
        kind=FieldKind.CODE,
        zh="部门代码",
        en="agency code",
        synonyms=("实施主体编码", "实施主体代码", "部门编码"),
    ),
    Field(
        name="region",
        kind=FieldKind.CODE,
        zh="区划代码",
        en="region",
        synonyms=("行政区划代码", "行政区划", "地区代码"),
    ),
    Field(
        name="item_type",
        kind=FieldKind.CODE,
        zh="事项类型代码",
        en="type",
        synonyms=("事项类型", "事项类别", "类型", "item type"),
    ),
    Field(name="window", zh="办事窗口", en="window", synonyms=("窗口", "办理窗口", "受理窗口", "窗口名称")),
    Field(name="statutory", zh="法定时限", en="statutory limit", synonyms=("法定办结时限", "法定期限", "法定办理时限")),
    Field(
        name="time",
        zh="承诺时限",
        en="promised limit",
        synonyms=("承诺办结时限", "承诺期限", "承诺办理时限", "现时限"),
    ),
    Field(
        name="documents", kind=_NUMBER, zh="材料数", en="documents", synonyms=("申请材料数", "材料份数", "申报材料数")
    ),
    Field(name="steps", kind=_NUMBER, zh="环节数", en="steps", synonyms=("办理环节数", "环节", "办理环节")),
    Field(
        name="trips",
        kind=_NUMBER,
        zh="跑动次数",
        en="trips",
        synonyms=("到现场次数", "到办事现场次数", "到大厅次数", "跑趟次数"),
    ),
    Field(name="baseline_time", zh="改革前时限", en="limit before", synonyms=("原承诺时限", "基准时限", "原时限")),
    Field(
        name="baseline_documents",
        kind=_NUMBER,
        zh="改革前材料数",
        en="documents before",
        synonyms=("原材料数", "基准材料数"),
    ),
    Field(
        name="baseline_steps", kind=_NUMBER, zh="改革前环节数", en="steps before", synonyms=("原环节数", "基准环节数")
    ),
    Field(
        name="baseline_trips",
        kind=_NUMBER,
        zh="改革前跑动次数",
        en="trips before",
        synonyms=("原跑动次数", "基准跑动次数"),
    ),
    Field(name="online", zh="全程网办", en="online", synonyms=("是否网办", "是否全程网办", "网上可办", "可网办")),
    Field(
        name="one_trip",
        zh="最多跑一次",
        en="one trip",
        synonyms=("是否最多跑一次", "只跑一次", "一次办", "一次办好", "最多跑一趟"),
    ),
)
"""What an import of service items takes from a table; a table without the first two cannot be read at all."""
