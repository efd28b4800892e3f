"""The columns of a table of submissions, with the headings under which platforms and offices write them."""

from typing import Final

from govliaison.values import Field, FieldKind

SUBMISSION_FIELDS: Final = (
    Field(
        name="source_id",
        zh="来源单号",
        en="Source number",
        synonyms=(
            *("留言编号", "来件编号", "原始单号", "受理编号", "诉求编号", "信件编号", "流水号", "编号", "单号"),
            *("ID", "Source id", "Message id", "Ticket"),
        ),
    ),
    Field(
        name="order",
        zh="工单编号",
        en="Order number",
        synonyms=("工单号", "工单流水号", "统一工单号", "热线工单号", "交办单号", "Order"),
    ),
    Field(name="channel", zh="渠道", en="Channel", synonyms=("来源渠道", "诉求渠道", "来源", "受理渠道", "Source")),
    Field(
        name="received_at",
        kind=FieldKind.MOMENT,
        zh="收到时间",
        en="Received at",
        synonyms=(
            *(
                "留言时间",
                "来件时间",
                "受理时间",
                "提交时间",
                "反映时间",
                "来电时间",
                "登记时间",
                "收到日期",
                "受理日期",
            ),
            *("留言日期", "提出时间", "创建时间", "Received", "Created at", "Submitted at", "Date"),
        ),
    ),
    Field(
        name="given_due",
        kind=FieldKind.MOMENT,
        zh="办理时限",
        en="Given limit",
        synonyms=("要求办结时间", "要求办结时限", "要求办结日期", "限办时间", "Answer by"),
    ),
    Field(name="kind", zh="诉求类型", en="Kind", synonyms=("工单类型", "留言类型", "来件类型", "诉求类别", "Type")),
    Field(name="urgency", zh="紧急程度", en="Urgency", synonyms=("缓急程度", "是否紧急", "优先级", "Priority")),
    Field(
        name="category",
        zh="问题类别",
        en="Category",
        synonyms=("问题分类", "事项类别", "归口类别", "一级标签", "领域", "Issue category"),
    ),
    Field(
        name="track",
        zh="法定途径",
        en="Statutory track",
        synonyms=("法定渠道", "赛道", "办理途径", "Track"),
    ),
    Field(name="difficulty", zh="难度", en="Difficulty", synonyms=("疑难程度", "难易程度", "复杂程度", "难度等级")),
    Field(name="tags", zh="标签", en="Tags", synonyms=("诉求标签", "工单标签", "事项标签", "Labels")),
    Field(
        name="enterprise_name",
        zh="企业名称",
        en="Enterprise",
        synonyms=("单位名称", "公司名称", "反映企业", "诉求企业", "市场主体名称", "Company", "Enterprise name"),
    ),
    Field(
        name="credit_code",
        kind=FieldKind.CODE,
        zh="统一社会信用代码",
        en="Credit code",
        synonyms=("信用代码", "社会信用代码", "企业代码", "USCC", "Unified social credit code"),
    ),
    Field(
        name="contact",
        zh="联系人",
        en="Contact",
        synonyms=("留言用户", "反映人", "诉求人", "来电人", "留言人", "姓名", "User", "Contact person"),
        personal=True,
    ),
    Field(
        name="phone",
        zh="联系电话",
        en="Phone",
        synonyms=("手机", "手机号", "电话", "来电号码", "联系方式", "手机号码", "Telephone", "Mobile"),
        personal=True,
    ),
    Field(
        name="title",
        zh="标题",
        en="Title",
        synonyms=("留言主题", "诉求标题", "来件标题", "主题", "事项名称", "Subject"),
    ),
    Field(
        name="text",
        zh="内容",
        en="Text",
        synonyms=(
            *("留言详情", "诉求内容", "反映内容", "问题描述", "来件内容", "留言内容", "详情", "诉求描述", "主要内容"),
            *("Content", "Description", "Details"),
        ),
    ),
    Field(
        name="scope",
        zh="涉及审批服务",
        en="About approval services",
        synonyms=("是否涉及审批服务", "审批服务", "Approval service"),
    ),
    Field(
        name="unit",
        zh="责任单位",
        en="Unit",
        synonyms=("承办单位", "办理单位", "主办单位", "答复单位", "回复单位", "处理单位", "Lead unit", "Department"),
    ),
    Field(
        name="region",
        zh="所属县(市、区)",
        en="Region",
        synonyms=("地区", "所属地区", "区县", "县区", "所属区县", "行政区划", "事发地", "County", "District"),
    ),
    Field(
        name="filed_by",
        zh="代反映单位",
        en="Filed by",
        synonyms=("代为反映单位", "商会协会", "推荐单位", "Association"),
    ),
    Field(
        name="reply",
        zh="答复意见",
        en="Reply",
        synonyms=("答复内容", "回复内容", "办理情况", "处理意见", "答复", "回复", "Answer", "Response"),
    ),
    Field(
        name="replied_at",
        kind=FieldKind.MOMENT,
        zh="答复时间",
        en="Replied at",
        synonyms=("回复时间", "答复日期", "办结时间", "回复日期", "Answered at", "Response date"),
    ),
    Field(name="outcome", zh="办理结果", en="Outcome", synonyms=("处理结果", "办结情况", "解决情况", "Result")),
    Field(name="files", zh="附件", en="Attachments", synonyms=("附件路径", "附件名称", "文件", "Files")),
)
"""
What the intake can take from a row.

Numbers of matters and telephones are text: in a number cell they are what they are, unless they were too long for it.
``files`` holds paths relative to the folder of the table, separated by ``;``, ``tags`` words separated by ``;`` or ``、``.
None is required: what a row lacks is
judged row by row, so that one bad column does not turn a whole file away.
"""
