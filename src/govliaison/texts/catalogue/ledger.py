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
    "store.locked": Text(
        zh="数据文件“{path}”一直被占用（已等待 {seconds} 秒），没有保存",
        en="{path} stayed locked by another program (waited {seconds} s); nothing was stored",
        hint_zh="请关闭占用该文件的程序（如备份、数据库查看工具）后重试",
        hint_en="close whatever holds the file (a backup, a database viewer) and try again",
    ),
    "store.read-only": Text(
        zh="没有权限写入数据文件“{path}”或其所在文件夹",
        en="{path} or its folder may not be written to",
        hint_zh="请检查文件及文件夹的权限",
        hint_en="check the permissions of the file and of its folder",
    ),
    "store.full": Text(
        zh="磁盘已满，“{path}”无法写入，没有保存",
        en="the disk is full: {path} cannot grow; nothing was stored",
        hint_zh="请清理磁盘空间后重试",
        hint_en="free some space and try again",
    ),
    "store.cannot-open": Text(
        zh="打不开数据文件“{path}”",
        en="cannot open {path}",
        hint_zh="请检查路径是否正确、是否有权限，且不是文件夹",
        hint_en="check the path and its permissions, and that it is no folder",
    ),
    "store.no-folder": Text(
        zh="文件夹“{folder}”不存在，无法建立“{path}”",
        en="there is no folder {folder} to hold {path}",
        hint_zh="请先建立该文件夹，或修改配置中的路径",
        hint_en="make the folder, or correct the path in the configuration",
    ),
    "store.input-output": Text(
        zh="读写“{path}”时磁盘出错（{fault}）",
        en="the disk failed while {path} was read or written ({fault})",
        hint_zh="请检查磁盘；数据文件不要放在网络共享上",
        hint_en="check the disk; do not keep the file on a network share",
    ),
    "store.damaged": Text(
        zh="数据文件“{path}”已损坏",
        en="{path} is damaged",
        hint_zh="请停止使用并从备份恢复，再运行 govliaison ledger verify",
        hint_en="stop using it, restore a backup, and run govliaison ledger verify",
    ),
    "store.not-a-database": Text(
        zh="“{path}”不是数据库文件",
        en="{path} is no database",
        hint_zh="请检查配置中的路径",
        hint_en="check the path in the configuration",
    ),
    "store.foreign": Text(
        zh="“{path}”是其他程序的数据库",
        en="{path} is the database of another program",
        hint_zh="请换一个文件名",
        hint_en="choose another file name",
    ),
    "store.newer": Text(
        zh="“{path}”由更新的版本写入（表结构第 {found} 版，本版本只认识到第 {known} 版）",
        en="{path} was written by a newer version (tables {found}, this version knows {known})",
        hint_zh="请升级 govliaison-sql",
        hint_en="upgrade govliaison-sql",
    ),
    "store.changed-step": Text(
        zh="“{path}”的表结构与本版本不一致",
        en="the tables of {path} were made by other steps than those of this version",
        hint_zh="请使用建立该文件时的版本，并报告此问题",
        hint_en="use the version that made the file, and report this",
    ),
    "store.closed": Text(
        zh="数据文件“{path}”已经关闭",
        en="{path} was closed already",
        hint_zh="请重新打开",
        hint_en="open it again",
    ),
    "store.sqlite-too-old": Text(
        zh="本机的 SQLite 版本为 {found}，至少需要 {needed}",
        en="the SQLite of this Python is {found}; at least {needed} is needed",
        hint_zh="请使用更新的 Python",
        hint_en="use a newer Python",
    ),
    "store.failed": Text(
        zh="数据文件“{path}”无法完成操作（{fault}），没有保存",
        en="{path} could not do it ({fault}); nothing was stored",
        hint_zh="请报告此问题",
        hint_en="please report it",
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
    "chain.missing-item": Text(
        zh="保密库中的内容缺失，且没有删除记录", en="a vault item is missing, and no erasure explains it"
    ),
    "chain.record": Text(zh="当前情况与记录不一致", en="the record does not stand at the last entry of its stream"),
    "chain.no-record": Text(zh="缺少当前情况", en="a stream has entries but no record"),
    "chain.checkpoint": Text(
        zh="底账与检查点不符：到这一条为止的记录，有的已不是当时的记录",
        en="the ledger is not what it was at the checkpoint: some entry up to here is another",
    ),
    "chain.cut-off": Text(
        zh="底账末尾被截断，或被旧副本替换：检查点之后应有的记录缺失，现在只到第 {last} 条",
        en="the end of the ledger was cut off, or an old copy put in its place: it ends at {last} now",
    ),
    "files.missing": Text(
        zh="附件文件缺失（{digest}）",
        en="a file is missing where files are kept ({digest})",
        hint_zh="请检查 [blob_store] 的设置，或从备份恢复该文件",
        hint_en="check the settings of [blob_store], or bring the file back from a backup",
    ),
    "files.altered": Text(
        zh="附件文件被改动，与记录的摘要不符（{digest}）",
        en="a file is not the one that was kept ({digest})",
        hint_zh="请从备份恢复该文件",
        hint_en="bring the file back from a backup",
    ),
    "erase.classified": Text(zh="涉及国家秘密", en="it held state secrets"),
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
