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
        zh="“{path}”已经关闭",
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
        zh="“{path}”无法完成操作（{fault}），没有保存",
        en="{path} could not do it ({fault}); nothing was stored",
        hint_zh="请报告此问题",
        hint_en="please report it",
    ),
    "store.too-long": Text(
        zh="编号或名称过长，数据库无法为其建立索引",
        en="an id or name is too long for an index of the database",
        hint_zh="请缩短到 600 个汉字以内",
        hint_en="shorten it to less than 600 characters",
    ),
    "store.unreachable": Text(
        zh="连不上数据库“{path}”（{fault}），没有保存",
        en="the database {path} cannot be reached ({fault}); nothing was stored",
        hint_zh="请检查数据库是否运行、网络是否畅通、连接串中的地址和密码是否正确",
        hint_en="check that the server runs, that the network is up, and the address and password in the DSN",
    ),
    "store.unknown": Text(
        zh="提交时与数据库“{path}”的连接中断，不知道是否已经保存",
        en="the connection to {path} was lost while it was committing; it may have been stored or not",
        hint_zh="请先查看最新情况，再决定是否重做",
        hint_en="look at it again before you repeat it",
    ),
    "store.timeout": Text(
        zh="数据库“{path}”{seconds} 秒内没有完成操作，没有保存",
        en="the database {path} did not finish within {seconds} s; nothing was stored",
        hint_zh="请稍后重试；经常发生时请检查数据库负载，或调大 statement_timeout",
        hint_en="try again later; if it happens often, look at the load of the server or raise statement_timeout",
    ),
    "store.busy": Text(
        zh="数据库“{path}”正忙（{fault}），没有保存",
        en="the database {path} was busy with others ({fault}); nothing was stored",
        hint_zh="请重试",
        hint_en="try again",
    ),
    "store.replica": Text(
        zh="“{path}”是只读的备用数据库，没有保存",
        en="{path} is a standby that may only be read; nothing was stored",
        hint_zh="请在连接串中写明主库，或加上 target_session_attrs=read-write",
        hint_en="name the primary in the DSN, or add target_session_attrs=read-write",
    ),
    "store.no-permission": Text(
        zh="数据库用户没有操作“{path}”的权限",
        en="the database user may not do this in {path}",
        hint_zh="请让数据库管理员授予建模式和读写表的权限",
        hint_en="ask for the rights to make the schema and to read and write its tables",
    ),
    "store.encoding": Text(
        zh="数据库“{path}”的编码是 {found}，应为 UTF8",
        en="the database {path} has the encoding {found}; it must be UTF8",
        hint_zh="请新建编码为 UTF8 的数据库",
        hint_en="make a database with the encoding UTF8",
    ),
    "store.foreign-schema": Text(
        zh="模式“{schema}”里有其他程序的表（{path}）",
        en="the schema {schema} holds tables of another program ({path})",
        hint_zh="请在 [store] 中换一个 schema",
        hint_en="choose another schema in [store]",
    ),
    "store.postgres-too-old": Text(
        zh="PostgreSQL 版本为 {found}，至少需要 {needed}",
        en="the PostgreSQL is {found}; at least {needed} is needed",
        hint_zh="请升级数据库",
        hint_en="upgrade the server",
    ),
    "store.no-driver": Text(
        zh="没有安装 PostgreSQL 驱动（{what}）",
        en="the driver for PostgreSQL is not installed ({what})",
        hint_zh="请安装 govliaison-sql[postgres]",
        hint_en="install govliaison-sql[postgres]",
    ),
    "store.bad-dsn": Text(
        zh="看不懂数据库连接串",
        en="the DSN of the database cannot be read",
        hint_zh="请写成 host=… dbname=… user=… password=… 或 postgresql://… 的形式",
        hint_en="write it as host=… dbname=… user=… password=…, or as postgresql://…",
    ),
    "copy.nothing": Text(zh="来源中没有底账", en="there is no ledger in the source"),
    "copy.unfinished": Text(
        zh="这份底账是没有完成的复制件，不能使用",
        en="this ledger is an unfinished copy and must not be used",
        hint_zh="请清空它，从原底账重新复制",
        hint_en="empty it, and copy again from the original",
    ),
    "copy.broken-off": Text(
        zh="目标中是上次中断的复制件",
        en="the target holds a copy that broke off",
        hint_zh="请删除目标文件或模式后重新复制",
        hint_en="delete the target's file or schema and copy again",
    ),
    "copy.not-empty": Text(
        zh="目标中已有内容，没有复制",
        en="there is something in the target already; nothing was copied",
        hint_zh="请指定空的文件或模式",
        hint_en="name an empty file or schema",
    ),
    "copy.differs": Text(
        zh="复制后两边不一致：复制期间来源又有改动，或数据在途中改变",
        en="source and target differ: the source was written to meanwhile, or something was altered on the way",
        hint_zh="请停用其他程序，删除目标后重新复制",
        hint_en="stop everything else, delete the target and copy again",
    ),
    "copy.other-code": Text(
        zh="两个部署文件的 code 不同（{expected}、{code}），不是同一个部署",
        en="the files are of different deployments (code {expected}, {code})",
        hint_zh="请让两个文件的 code 一致",
        hint_en="write the same code into both",
    ),
    "copy.cannot": Text(
        zh="这种数据库不支持整体复制",
        en="this store cannot be copied from or to",
        hint_zh="请使用 sqlite 或 postgres",
        hint_en="use sqlite or postgres",
    ),
    "copy.broken": Text(
        zh="复制件未通过校验：{number} 处不符",
        en="the copy does not verify: {number} faults",
        hint_zh="请对原底账运行 govliaison ledger verify",
        hint_en="run govliaison ledger verify on the original",
    ),
    "ledger.not-initialised": Text(
        zh="底账尚未建立",
        en="there is no ledger yet",
        hint_zh="请先对部署文件所在的文件夹运行 govliaison init",
        hint_en="run govliaison init on the folder of the deployment file first",
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
