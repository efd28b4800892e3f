"""What is said about imports and undoing them."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "import.unknown": Text(
        zh="没有批次 {batch}",
        en="there is no import {batch}",
        hint_zh="用 govliaison imports list 查看批次",
        hint_en="see govliaison imports list",
    ),
    "import.not-yours": Text(
        zh="{person} 无权撤销导入",
        en="{person} may not undo imports",
        hint_zh="请由牵头单位人员或系统管理员办理",
        hint_en="ask somebody of the convener, or the administrator",
    ),
    "import.went-on": Text(zh="导入后又有办理记录（{event}）", en="it went on since ({event})"),
    "import.in-use": Text(zh="有诉求或走访涉及该企业", en="a case or a visit names the enterprise"),
    "cli.no-imports": Text(zh="没有导入记录", en="no imports"),
    "cli.undone": Text(
        zh="已撤销：新增 {undone} 条，恢复原状 {restored} 条，保留不动 {left} 条",
        en="undone: {undone} records taken out, {restored} as they were before, {left} left alone",
    ),
    "cli.would-undo": Text(
        zh="试运行：将撤销新增 {undone} 条，恢复原状 {restored} 条，保留不动 {left} 条；未写入任何内容",
        en="dry run: {undone} records would be taken out, {restored} be as before, {left} left alone; nothing was stored",
    ),
    "cli.import.case": Text(zh="诉求", en="cases"),
    "cli.import.enterprise": Text(zh="企业", en="enterprises"),
    "cli.import.taken": Text(zh="有效", en="taken"),
    "cli.import.undone": Text(zh="已撤销", en="undone"),
    "cli.head.import-kind": Text(zh="内容", en="holds"),
    "cli.head.file": Text(zh="文件", en="file"),
    "cli.head.records": Text(zh="记录数", en="records"),
    "cli.head.taken-back": Text(zh="已撤销数", en="taken back"),
    "cli.head.import-state": Text(zh="状态", en="state"),
    "cli.head.record": Text(zh="记录", en="record"),
    "cli.progress.undo": Text(zh="撤销", en="undoing"),
}
