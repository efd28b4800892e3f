"""Messages about what comes in over channels and what goes out."""

from typing import Final

from govliaison.texts.text import Text

_FIX_ROW_ZH: Final = "请更正该行后重新导入，其余行不受影响"
_FIX_ROW_EN: Final = "mend the row and import again; the other rows are not touched by it"

TEXTS: Final = {
    "intake.empty": Text(
        zh="既无标题也无内容",
        en="there is neither a title nor a text",
        hint_zh=_FIX_ROW_ZH,
        hint_en=_FIX_ROW_EN,
    ),
    "intake.number-missing": Text(
        zh="没有填写来源单号",
        en="the source number is missing",
        hint_zh="请填写来源单号后重新导入，否则无法识别重复来件",
        hint_en="fill it in and import again; without it the same matter cannot be recognised",
    ),
    "intake.number-odd": Text(
        zh="“{column}”过长，不像单号",
        en="“{column}” is too long to be a number",
        hint_zh="请检查各列是否错位，更正后重新导入",
        hint_en="check whether the columns are shifted, and import again",
    ),
    "intake.moment-unreadable": Text(
        zh="看不懂“{column}”",
        en="cannot read “{column}” as a moment",
        hint_zh="请写成 2026-09-28 16:20 的形式后重新导入",
        hint_en="write it like 2026-09-28 16:20 and import again",
    ),
    "intake.in-future": Text(
        zh="“{column}”晚于现在",
        en="“{column}” lies in the future",
        hint_zh="请核对日期后重新导入",
        hint_en="check the date and import again",
    ),
    "intake.reply-before-receipt": Text(
        zh="答复时间早于收到时间",
        en="the reply is earlier than the receipt",
        hint_zh="请核对两个时间后重新导入",
        hint_en="check both and import again",
    ),
    "intake.received-missing": Text(
        zh="没有收到时间，按导入时间登记",
        en="no time of receipt; the time of import stands for it",
    ),
    "intake.received-day": Text(
        zh="收到时间只有日期，按当日零时登记",
        en="the receipt has a date without time; the start of that day stands for it",
    ),
    "intake.replied-missing": Text(
        zh="没有答复时间，按导入时间登记",
        en="no time of the reply; the time of import stands for it",
    ),
    "intake.replied-day": Text(
        zh="答复时间只有日期，按当日下班时间登记",
        en="the reply has a date without time; the end of office hours stands for it",
    ),
    "intake.reply-early": Text(
        zh="答复早于该诉求最近一次流转，按流转时间登记",
        en="the reply is earlier than the last step of the case here; it was entered at the moment of that step",
    ),
    "intake.reply-empty": Text(
        zh="有答复时间而无答复内容，未登记答复",
        en="there is a time of reply but no reply; none was entered",
    ),
    "intake.limit-unreadable": Text(
        zh="看不懂“办理时限”，按没有注明处理",
        en="the given limit cannot be read; taken as not stated",
        hint_zh="请写日期时间，或如“5个工作日”",
        hint_en="write a moment, or an amount such as “5 working days”",
    ),
    "intake.limit-early": Text(
        zh="“办理时限”早于收到时间，按没有注明处理",
        en="the given limit ends before the matter was received; taken as not stated",
    ),
    "intake.word-unknown": Text(
        zh="不认识“{column}”中的词，按未填写处理",
        en="the word in “{column}” is not known; taken as not stated",
        hint_zh="请改用诉求类型、紧急程度等的规范用语",
        hint_en="use one of the words of the mechanism",
    ),
    "intake.class-odd": Text(
        zh="“{column}”中有不能作法定途径、难度或标签的文字，按未填写处理",
        en="what stands in “{column}” is no word for a track, difficulty or tag; taken as not stated",
        hint_zh="请改用短词，如 信访、复杂、重大，多个标签用分号隔开",
        hint_en="use short words, such as petition, complex, major; several tags are separated by semicolons",
    ),
    "intake.tags-many": Text(
        zh="标签超过 {most} 个，按未填写处理",
        en="more than {most} tags; taken as not stated",
        hint_zh="请只留规则和查询要用的标签",
        hint_en="keep those by which rules or lists tell cases apart",
    ),
    "intake.category-long": Text(
        zh="问题类别过长，未采用，转人工派单",
        en="the category is too long and was left out; the manual desk decides",
    ),
    "intake.region-unknown": Text(
        zh="不认识所填地区，未采用",
        en="the region is not known and was left out",
        hint_zh="请填写行政区划代码或全称",
        hint_en="give its code or full name",
    ),
    "intake.unit-unknown": Text(
        zh="无法确认所填责任单位，由召集单位承接",
        en="it cannot be told which unit is meant; the convener takes it",
        hint_zh="可在方案中为该单位补充简称或别名",
        hint_en="add the name as an alias of the unit in the profile",
    ),
    "intake.association-unknown": Text(
        zh="无法确认所填代反映单位，未采用",
        en="it cannot be told which association filed it; left out",
        hint_zh="请在方案中增加该商会协会",
        hint_en="add the association to the profile",
    ),
    "intake.channel-unknown": Text(
        zh="不认识该行的渠道，按“{channel}”登记",
        en="the channel of the row is not known; taken as {channel}",
        hint_zh="可在方案中增加该渠道",
        hint_en="add the channel to the profile",
    ),
    "intake.order-elsewhere": Text(
        zh="该来源单号与工单编号分属两件诉求，工单编号未采用",
        en="source number and order number belong to two cases; the order number was left out",
        hint_zh="请核对后由召集单位并案处理",
        hint_en="look at both; they may be one matter",
    ),
    "intake.erased": Text(
        zh="该诉求的内容已依法删除，未再登记",
        en="what this matter said was erased on request; it was not taken in again",
    ),
    "intake.busy": Text(
        zh="该行涉及的诉求正由他人办理，未登记",
        en="somebody else was working on this case; the row was not taken",
        hint_zh="请稍后重新导入同一文件，已登记的行不会重复",
        hint_en="import the same file again; rows that were taken are not taken twice",
    ),
    "intake.file-outside": Text(
        zh="附件不在表格所在的文件夹内，未采用",
        en="an attachment lies outside the folder of the table and was left out",
        hint_zh="请把附件放到表格所在的文件夹后重新导入",
        hint_en="move it there and import again",
    ),
    "intake.file-missing": Text(
        zh="附件找不到或无法读取，未采用",
        en="an attachment is missing or cannot be read and was left out",
        hint_zh="请把附件放到表格所在的文件夹后重新导入",
        hint_en="put it beside the table and import again",
    ),
    "intake.file-type": Text(
        zh="附件类型不予接收，未采用",
        en="an attachment is of a type that is not taken",
        hint_zh="请转换为 PDF、图片或办公文档后重新导入",
        hint_en="make it a PDF, a picture or an office document and import again",
    ),
    "intake.file-large": Text(
        zh="附件超过 {limit} MB，未采用",
        en="an attachment is larger than {limit} MB and was left out",
        hint_zh="请压缩后重新导入",
        hint_en="make it smaller and import again",
    ),
    "outbox.subject": Text(zh="政企沟通联络：{number}", en="Government–enterprise liaison: {number}"),
    "outbox.subject-many": Text(
        zh="政企沟通联络：{cases} 件诉求", en="Government–enterprise liaison: several cases ({cases})"
    ),
    "outbox.letter": Text(zh="{name}：\n{text}", en="{name}:\n{text}"),
    "outbox.letter-skipped": Text(
        zh="无法投递的消息已跳过，由人工处理", en="a dead letter was skipped; a person deals with it"
    ),
    "outbox.no-address": Text(
        zh="没有收件人在“{destination}”的地址",
        en="there is no address of the recipient for {destination}",
        hint_zh="请补登地址后运行 govliaison outbox replay",
        hint_en="enter the address, then run govliaison outbox replay",
    ),
    "outbox.no-destination": Text(
        zh="没有配置“{destination}”",
        en="{destination} is not configured",
        hint_zh="请在 liaison.toml 中配置后重试",
        hint_en="configure it in liaison.toml",
    ),
    "outbox.fault": Text(
        zh="“{destination}”出错（{fault}），稍后重试",
        en="{destination} failed ({fault}); it is tried again later",
    ),
    "outbox.import-undone": Text(zh="所属导入已撤销，不再发送", en="its import was undone; it is not sent"),
    "outbox.not-dead": Text(
        zh="消息“{message}”不在无法投递之列",
        en="message {message} is not a dead letter",
        hint_zh="用 govliaison outbox list 查看",
        hint_en="see govliaison outbox list",
    ),
    "outbox.folder": Text(
        zh="无法写入投递文件夹（{fault}）",
        en="cannot write into the folder for messages ({fault})",
        hint_zh="请检查写入权限和磁盘空间",
        hint_en="check that you may write there and that the disk has room",
    ),
    "outbox.key-odd": Text(zh="消息编号不能用作文件名", en="the key of the message cannot be a file name"),
}
