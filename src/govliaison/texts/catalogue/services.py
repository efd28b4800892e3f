"""Messages about windows, service items and the fast track; and their commands."""

from typing import Final

from govliaison.texts.text import Text

_CHECK_CELL_ZH: Final = "请核对该单元格；此项按未填处理"
_CHECK_CELL_EN: Final = "check the cell; it counts as not filled in"
_MEND_ZH: Final = "请用 govliaison services change 改正"
_MEND_EN: Final = "mend it with govliaison services change"

_DEFINED_ZH: Final = (
    "口径：按期末在清单中的事项计。压缩率＝（基数－期末）÷基数，基数为法定时限或改革前数值。没有基数、基数为零、没有现值、"
    "时限单位不同的，列出而不计入。逐项平均为各事项压缩率的平均，合计比为合计数之比（时限单位不一的不合计）。"
    "占比只按已填写的事项计。四舍五入，保留两位小数。"
)
_DEFINED_EN: Final = (
    "Counted are the items offered on the last day. Reduced by = (base - end) / base, the base being the statutory limit or"
    " the value before the reform. Items without a base, with a base of zero, without a value or in another unit of time are"
    " reported, not counted. Mean of ratios: over the items; ratio of sums: of the totals (none where units of time differ)."
    " Shares are of the items of which it is known. Two decimals, halves rounded up."
)

_ROWS: Final = {
    "service.not-keeper": Text(
        zh="“{person}”不在召集单位任职，也不在该事项的实施单位任职，不能维护事项清单",
        en="{person} works neither for a convener nor for the unit that handles the item, and cannot change the catalogue",
        hint_zh="请由召集单位、实施单位人员或系统管理员办理",
        hint_en="ask somebody of a convener or of that unit, or an administrator",
    ),
    "service.unknown": Text(
        zh="事项清单中没有“{item}”",
        en="there is no service item {item}",
        hint_zh="请核对实施编码；用 govliaison services list 查找",
        hint_en="check the code; look for it with govliaison services list",
    ),
    "service.no-window": Text(
        zh="没有“{window}”这个窗口",
        en="there is no window {window}",
        hint_zh="请核对名称，或在 [windows] 中添加；用 govliaison windows list 查看",
        hint_en="check its name, or add it to [windows]; see govliaison windows list",
    ),
    "service.source": Text(
        zh="来源“{source}”写法不对",
        en="{source} is no source",
        hint_zh="请写 decision，或所依据记录的编号，如 finding/…",
        hint_en="write decision, or the stream of the record that asked for it, such as finding/…",
    ),
    "service.nothing-said": Text(
        zh="没有写明要改什么",
        en="nothing was said to change",
        hint_zh="请写明改动的内容，如 --time 5个工作日",
        hint_en="say what changes, such as --time '5 working days'",
    ),
    "service.no-name": Text(
        zh="没有事项名称", en="there is no name", hint_zh="请填写事项名称", hint_en="give the name of the item"
    ),
    "service.no-code": Text(
        zh="没有实施编码，无法识别是哪个事项",
        en="there is no code, so it cannot be told which item this is",
        hint_zh="请填写实施编码",
        hint_en="give the implementation code",
    ),
    "service.code-unreadable": Text(
        zh="实施编码“{text}”含有不该有的字符",
        en="the code {text} has characters that no code has",
        hint_zh="编码只含字母、数字、- . _，请核对",
        hint_en="a code has letters, digits, - . _ only; check it",
    ),
    "service.again-in-file": Text(
        zh="实施编码 {code} 在文件中重复出现，以后一行为准",
        en="the code {code} stands in the file more than once; the later row counts",
        hint_zh="请核对是否同一事项",
        hint_en="see whether they are one item",
    ),
    "service.agency-unknown": Text(
        zh="方案中没有单位“{name}”；已登记事项，暂无责任单位",
        en="the profile has no unit {name}; the item is taken without an accountable unit",
        hint_zh="请在 [units] 中添加该单位或别名，再导入一次",
        hint_en="add the unit or an alias to [units] and import the file again",
    ),
    "service.window-unknown": Text(
        zh="方案中没有窗口“{name}”",
        en="the profile has no window {name}",
        hint_zh="请在 [windows] 中添加，再导入一次",
        hint_en="add it to [windows] and import the file again",
    ),
    "service.agency-code-unreadable": Text(
        zh="看不懂的部门代码“{text}”",
        en="cannot read {text} as the code of an agency",
        hint_zh=_CHECK_CELL_ZH,
        hint_en=_CHECK_CELL_EN,
    ),
    "service.type-unreadable": Text(
        zh="没有“{text}”这种事项类型",
        en="there is no type {text}",
        hint_zh="请写类型代码 1–10、20，或名称，如 行政许可",
        hint_en="write a code, 1 to 10 or 20, or a name such as 行政许可",
    ),
    "service.number-unreadable": Text(
        zh="看不懂的数目“{text}”",
        en="cannot read {text} as a number",
        hint_zh=_CHECK_CELL_ZH,
        hint_en=_CHECK_CELL_EN,
    ),
    "service.yes-no-unreadable": Text(
        zh="看不出“{text}”是“是”还是“否”",
        en="cannot read {text} as yes or no",
        hint_zh="请写“是”或“否”；此项按未填处理",
        hint_en="write yes or no; it counts as not filled in",
    ),
    "profile.no-window-unit": Text(
        zh='单位 "{unit}" 不是窗口单位，不能设窗口',
        en='the unit "{unit}" is no window unit and can have no window',
        hint_zh='请在该单位的 roles 中加上 "window-unit"',
        hint_en='add "window-unit" to its roles',
    ),
}

_FINDINGS: Final = {
    "service-check.no-unit": Text(
        zh="没有责任单位（清单写作“{agency}”）",
        en="no unit of the profile is accountable (the catalogue names {agency})",
        hint_zh="请在 [units] 中添加该单位或别名，再导入一次",
        hint_en="add the unit or an alias to [units] and import the file again",
    ),
    "service-check.unit-gone": Text(
        zh="责任单位“{unit}”当日不存在",
        en="the unit {unit} does not exist on that day",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.window-gone": Text(
        zh="窗口“{window}”当日不存在",
        en="the window {window} does not exist on that day",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.window-of-other": Text(
        zh="窗口“{window}”属于另一单位 {unit}",
        en="the window {window} belongs to another unit, {unit}",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.statutory-zero": Text(
        zh="法定时限为零，不计算压缩率",
        en="the statutory limit is zero; nothing is divided by it",
        hint_zh="法律没有规定时限的请留空",
        hint_en="leave it empty where the law sets no limit",
    ),
    "service-check.over-statutory": Text(
        zh="承诺时限 {promised} 长于法定时限 {base}",
        en="the promised limit {promised} is longer than the statutory one, {base}",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.longer-than-before": Text(
        zh="承诺时限 {promised} 长于改革前 {base}",
        en="the promised limit {promised} is longer than before the reform, {base}",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.before-over-statutory": Text(
        zh="改革前时限 {promised} 长于法定时限 {base}",
        en="the limit before the reform {promised} was longer than the statutory one, {base}",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.other-unit-of-time": Text(
        zh="时限单位不同（{promised}、{base}），不能比较",
        en="the limits count in different units ({promised}, {base}) and cannot be compared",
        hint_zh="请统一为工作日或自然日",
        hint_en="give both in working days, or both in calendar days",
    ),
    "service-check.more-than-before": Text(
        zh="{measure} 现为 {value}，多于改革前 {base}",
        en="{measure}: {value} now, more than {base} before the reform",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.online-with-trips": Text(
        zh="标为全程网办，却要跑 {trips} 次",
        en="said to be handled online, yet {trips} trips are needed",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.one-trip-with-trips": Text(
        zh="标为最多跑一次，却要跑 {trips} 次",
        en="said to need one trip at most, yet {trips} are needed",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.one-trip-not-said": Text(
        zh="只要跑 {trips} 次，却标为做不到最多跑一次",
        en="{trips} trips are needed, yet it is said to need more than one",
        hint_zh=_MEND_ZH,
        hint_en=_MEND_EN,
    ),
    "service-check.no-step": Text(zh="环节数为零", en="there are no steps at all", hint_zh=_MEND_ZH, hint_en=_MEND_EN),
    "service-check.unsaid": Text(
        zh="没有填写：{measures}", en="not filled in: {measures}", hint_zh=_MEND_ZH, hint_en=_MEND_EN
    ),
    "service-check.no-baseline": Text(
        zh="没有改革前的数值，不计入四减：{measures}",
        en="nothing is known from before the reform, so it does not count as reduced: {measures}",
        hint_zh="请用 govliaison services change --baseline-… 补填",
        hint_en="fill it in with govliaison services change --baseline-…",
    ),
    "service-check.other-place-in-code": Text(
        zh="实施编码中的区划 {code} 与事项所属区划 {region} 不一致",
        en="the code names the place {code}, the item belongs to {region}",
        hint_zh="请核对编码",
        hint_en="check the code",
    ),
    "service-check.same-name": Text(
        zh="同一单位另有同名事项 {other}",
        en="the same unit has another item of this name, {other}",
        hint_zh="请核对是否重复；重复的用 govliaison services drop 取消",
        hint_en="see whether it is there twice; drop one with govliaison services drop",
    ),
    "service-check.agency-codes": Text(
        zh="“{agency}”另有部门代码 {code}（主要用 {other}）",
        en="{agency} has another code, {code}, besides {other}",
        hint_zh="请核对是内设机构还是写错",
        hint_en="see whether that is a part of it, or a mistake",
    ),
}

_LABELS: Final = {
    "item-type": {
        "licence": ("行政许可", "licence"),
        "penalty": ("行政处罚", "penalty"),
        "compulsion": ("行政强制", "compulsion"),
        "levy": ("行政征收", "levy"),
        "payment": ("行政给付", "payment"),
        "inspection": ("行政检查", "inspection"),
        "confirmation": ("行政确认", "confirmation"),
        "award": ("行政奖励", "award"),
        "ruling": ("行政裁决", "ruling"),
        "other-power": ("其他行政权力", "other power"),
        "public-service": ("公共服务", "public service"),
    },
    "weight": {"fault": ("矛盾", "fault"), "note": ("提示", "note")},
    "compared": {
        "statutory": ("时限（比法定）", "time, by law"),
        "time": ("时限", "time"),
        "documents": ("材料", "documents"),
        "steps": ("环节", "steps"),
        "trips": ("跑动", "trips"),
    },
    "not-counted": {
        "no-base": ("无基数", "no base"),
        "zero-base": ("基数为零", "base is zero"),
        "no-value": ("无现值", "no value"),
        "other-unit": ("单位不同", "other unit"),
    },
    "event": {
        "CaseFastTracked": ("进入绿色通道", "put on the fast track"),
        "CaseSlowed": ("退出绿色通道", "taken off the fast track"),
        "ServiceItemListed": ("事项列入清单", "item listed"),
        "ServiceItemChanged": ("事项变更", "item changed"),
        "ServiceItemDropped": ("事项取消", "item dropped"),
    },
    "tag": {"fast-track": ("绿色通道", "fast track")},
}

_COMMANDS: Final = {
    "services": ("政务服务事项清单", "service items"),
    "services.import": ("导入事项清单", "bring a file of service items into the catalogue"),
    "services.list": ("列出事项", "list service items"),
    "services.show": ("显示一个事项在某日的情况及历次变更", "show one item as of a day, and how it came to be so"),
    "services.change": ("登记某日起的变更，不写的不变", "say what is otherwise from a day on; what is not said stays"),
    "services.drop": ("取消事项", "say that an item is not offered any more"),
    "services.check": ("检查清单：自相矛盾的、没有填的", "look for what contradicts itself, and what is left unsaid"),
    "services.reductions": (
        "四减报表：时限、材料、环节、跑动次数",
        "tell by what part time, documents, steps and trips were reduced",
    ),
    "windows": ("办事窗口", "windows of service halls"),
    "windows.list": ("列出窗口", "list windows"),
    "cases.fast-track": ("走绿色通道，时限随之缩短", "put a case on the fast track; its limits follow"),
}

_OPTIONS: Final = {
    "service-item": ("事项的实施编码或编号", "code or id of a service item"),
    "service-since": ("从哪一天起（默认：今天）", "first day on which it holds (default: today)"),
    "service-words": ("事项名称、部门或编码中的文字", "words in the name, agency or code"),
    "service-name": ("事项名称", "name of the item"),
    "service-window": ("窗口编号或名称", "id or name of a window"),
    "item-type": ("事项类型", "type of the item"),
    "with-dropped": ("连同已取消的", "with those that are not offered any more"),
    "on-day": ("哪一天的情况（默认：今天）", "as of which day (default: today)"),
    "only-faults": ("只看矛盾的", "only what contradicts itself"),
    "count": ("数目", "how many"),
    "time-limit": ("时限，如 5个工作日、即办", "a limit, such as '5 working days'"),
    "online": ("能否全程网办", "whether it can be handled online from beginning to end"),
    "one-trip": ("能否最多跑一次", "whether one trip at most is needed"),
    "change-source": (
        "依据：decision，或提出变更的记录编号",
        "where it comes from: decision, or the stream of the record that asked for it",
    ),
    "period": ("期间，如 2026Q3、2026-09、2026", "a period, such as 2026Q3, 2026-09 or 2026"),
    "each-item": ("逐项列出", "item by item as well"),
    "fast-track": ("只看走绿色通道的", "only those on the fast track"),
    "off": ("退出绿色通道", "take it off again"),
}

_HEADS: Final = {
    "service-item": ("事项", "service item"),
    "main-item": ("主项", "main item"),
    "item-type": ("事项类型", "type"),
    "item-agency": ("实施机构", "agency"),
    "service-window": ("窗口", "window"),
    "statutory": ("法定时限", "by law"),
    "promised": ("承诺时限", "promised"),
    "documents": ("材料数", "documents"),
    "steps": ("环节数", "steps"),
    "trips": ("跑动次数", "trips"),
    "on-day": ("日期", "as of"),
    "offered": ("在清单中", "offered"),
    "online": ("全程网办", "online"),
    "one-trip": ("最多跑一次", "one trip"),
    "at-once": ("即办", "at once"),
    "changes": ("变更内容", "what changed"),
    "by": ("登记人", "by"),
    "service-items": ("事项数", "items"),
    "weight": ("性质", "kind"),
    "compared": ("比较", "compared"),
    "items-counted": ("计入", "counted"),
    "not-counted": ("不计入", "not counted"),
    "mean-ratio": ("逐项平均", "mean of ratios"),
    "ratio-of-sums": ("合计比", "ratio of sums"),
    "in-period": ("本期减少", "in period"),
    "base": ("基数", "base"),
    "at-start": ("期初", "at start"),
    "at-end": ("期末", "at end"),
    "ratio": ("压缩率", "reduced by"),
}

_SENTENCES: Final = {
    "at-once": ("即办", "at once"),
    "no-services": ("没有事项", "no service items"),
    "no-service-findings": ("没有发现问题", "nothing found"),
    "no-windows": ("没有窗口", "no windows"),
    "service-findings": ("矛盾 {faults} 处，提示 {notes} 处", "{faults} faults, {notes} notes"),
    "was-before": ("{value}（改革前 {base}）", "{value} (before the reform {base})"),
    "baseline": ("改革前：{values}", "before the reform: {values}"),
    "dropped": ("取消", "dropped"),
    "all-units": ("合计", "all units"),
    "no-unit": ("（无责任单位）", "(no unit)"),
    "reductions-defined": (_DEFINED_ZH, _DEFINED_EN),
}


def _pairs(prefix: str, words: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {f"{prefix}.{word}": Text(zh=zh, en=en) for word, (zh, en) in words.items()}


TEXTS: Final = {
    **_ROWS,
    **_FINDINGS,
    **{code: text for what, words in _LABELS.items() for code, text in _pairs(f"label.{what}", words).items()},
    **_pairs("cli.help", _COMMANDS),
    **_pairs("cli.option", _OPTIONS),
    **_pairs("cli.head", _HEADS),
    **_pairs("cli", _SENTENCES),
}
