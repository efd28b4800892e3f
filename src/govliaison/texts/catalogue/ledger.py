"""Messages of the ledger and its stores."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "store.conflict": Text(
        zh="“{stream}”刚被其他人改动，本次操作没有保存",
        en="{stream} was changed by somebody else just now; nothing was stored",
        hint_zh="请查看最新情况后重试",
        hint_en="look at it again and retry",
    ),
    "ledger.not-initialised": Text(
        zh="底账尚未建立",
        en="there is no ledger yet",
        hint_zh="请先运行 govliaison init",
        hint_en="run govliaison init first",
    ),
    "ledger.unknown-event": Text(
        zh="底账中的记录“{event}”（第 {version} 版）由更新的版本写入，本版本不认识",
        en="the ledger holds an entry {event} (version {version}) that this version does not know",
        hint_zh="请升级 govliaison",
        hint_en="upgrade govliaison",
    ),
    "ledger.reserved-name": Text(
        zh="“{name}”是系统保留的名称，不能用作字段名",
        en="“{name}” is reserved and cannot name a field",
        hint_zh="请换一个字段名",
        hint_en="give the field another name",
    ),
    "page.unreadable": Text(zh="看不懂的翻页位置“{text}”", en="cannot read “{text}” as a place in a list"),
    "chain.hole": Text(zh="位置不连续，缺少记录", en="a position is missing before this entry"),
    "chain.missing-entry": Text(zh="同一事项前面缺少记录", en="an entry of the same stream is missing before this one"),
    "chain.previous": Text(zh="与前一条记录的链接不符", en="the link to the entry before it does not hold"),
    "chain.hash": Text(
        zh="内容与校验值不符，记录被改动", en="the content does not match its hash: the entry was altered"
    ),
    "chain.commitment": Text(
        zh="保密库中的内容与记录中的承诺值不符", en="a vault item does not match the commitment in the entry"
    ),
    "chain.record": Text(zh="当前情况与记录不一致", en="the record does not stand at the last entry of its stream"),
    "chain.no-record": Text(zh="缺少当前情况", en="a stream has entries but no record"),
    "erase.nothing": Text(
        zh="没有“{subject}”的个人信息或文字",
        en="nothing is kept of {subject}",
        hint_zh="请检查编号，或它已被删除",
        hint_en="check the id; it may have been erased already",
    ),
    "sweep.clock-jumped": Text(
        zh="时钟跳动超过一天（{at}，上次 {last}），已停止，以免误判超期",
        en="the clock jumped by more than a day ({at}, last sweep {last}); stopped so that nothing turns overdue by mistake",
        hint_zh="请核对系统时间；确认无误后加 --confirm 重新运行",
        hint_en="check the clock of the system; if it is right, run again with --confirm",
    ),
    "sweep.stuck": Text(
        zh="事项“{stream}”处理后仍停留在已到期状态，属程序错误",
        en="{stream} is still due after its steps were entered; this is a fault of the program",
        hint_zh="请报告此问题",
        hint_en="please report it",
    ),
}
