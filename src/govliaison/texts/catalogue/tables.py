"""Messages about files, tables and their cells."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "file.missing": Text(
        zh="找不到文件“{file}”",
        en="there is no file {file}",
        hint_zh="请核对文件名和所在文件夹",
        hint_en="check its name and folder",
    ),
    "file.folder": Text(
        zh="“{file}”是文件夹，不是文件",
        en="{file} is a folder, not a file",
        hint_zh="请指定其中的一个文件",
        hint_en="name a file in it",
    ),
    "file.unreadable": Text(
        zh="无法读取文件“{file}”：{why}",
        en="cannot read {file}: {why}",
        hint_zh="请关闭正在使用它的程序，并检查读取权限",
        hint_en="close the program that uses it and check that you may read it",
    ),
    "file.no-folder": Text(
        zh="文件夹“{folder}”不存在",
        en="there is no folder {folder}",
        hint_zh="请先建立该文件夹，或换一个位置保存",
        hint_en="make it first, or save somewhere else",
    ),
    "file.unwritable": Text(
        zh="无法写入文件“{file}”：{why}；原文件未改动",
        en="cannot write {file}: {why}; what was there is unchanged",
        hint_zh="请检查写入权限和磁盘空间，或换一个位置保存",
        hint_en="check that you may write there and that the disk has room, or save somewhere else",
    ),
    "file.locked": Text(
        zh="文件“{file}”正被表格软件打开，无法替换",
        en="{file} is open in a spreadsheet program and cannot be replaced",
        hint_zh="请先关闭该文件再试；如确未打开，请删除旁边的锁定文件“{lock}”，或换一个文件名",
        hint_en="close it and try again; if it is not open, delete the lock file {lock} beside it, or use another name",
    ),
    "file.suffix": Text(
        zh="不知道应把“{file}”写成什么格式",
        en="cannot tell which format {file} should have",
        hint_zh="请使用以下后缀之一：{possible}",
        hint_en="let its name end with one of {possible}",
    ),
    "file.empty": Text(
        zh="文件是空的",
        en="the file is empty",
        hint_zh="请核对是否选对了文件，或在来源系统中重新导出",
        hint_en="check that it is the right file, or export it again from its source",
    ),
    "table.foreign": Text(
        zh="“{file}”是 {kind} 文件，不是可读取的表格",
        en="{file} is a {kind} file, not a table that can be read",
        hint_zh="请另存为 .xlsx 或 .csv 后重试",
        hint_en="save it as .xlsx or .csv and try again",
    ),
    "table.encrypted": Text(
        zh="工作簿“{file}”有密码保护，无法读取",
        en="the workbook {file} is protected by a password",
        hint_zh="请用表格软件打开，取消密码后另存为 .xlsx",
        hint_en="open it in a spreadsheet program, remove the password and save it as .xlsx",
    ),
    "table.broken": Text(
        zh="无法打开工作簿“{file}”：文件可能已损坏、有密码保护，或者不是工作簿（{why}）",
        en="cannot open the workbook {file}: it may be damaged, protected by a password or no workbook ({why})",
        hint_zh="请用表格软件打开它，另存为 .xlsx 后重试",
        hint_en="open it in a spreadsheet program, save it as .xlsx and try again",
    ),
    "table.encoding": Text(
        zh="“{file}”标明是 UTF-16 编码，内容却不是",
        en="{file} says that it is encoded in UTF-16, but it is not",
        hint_zh="请在来源系统中重新导出，或用原来的软件另存为 UTF-8",
        hint_en="export it again from its source, or save it as UTF-8 in the program it comes from",
    ),
    "table.broken-row": Text(
        zh="第 {row} 行无法拆分：引号不成对，或某个单元格超过 {longest} 个字符",
        en="row {row} cannot be split: a quotation mark is never closed, or a cell is longer than {longest} characters",
        hint_zh="请检查该行及之前的引号，或在来源系统中导出为 .xlsx",
        hint_en="check the quotation marks up to that row, or export it as .xlsx from its source",
    ),
    "table.no-sheet": Text(
        zh="没有名为“{sheet}”的工作表",
        en="there is no sheet {sheet}",
        hint_zh="可选：{possible}",
        hint_en="there are: {possible}",
    ),
    "table.many-sheets": Text(
        zh="“{file}”中有多个相似的工作表：{sheets}，不知道读取哪一个",
        en="{file} has several sheets alike: {sheets}; which one should be read?",
        hint_zh="请指定工作表，逐个读取",
        hint_en="name a sheet, and read them one by one",
    ),
    "table.no-heading": Text(
        zh="在“{file}”的前 30 行中找不到表头",
        en="found no heading in the first 30 lines of {file}",
        hint_zh="表头应包含以下列名中的若干个：{wanted}；或者提供列对应关系文件",
        hint_en="the heading should name some of these columns: {wanted}; or give a column mapping",
    ),
    "table.column-missing": Text(
        zh="缺少必需的列：{missing}（表头在第 {row} 行，现有：{found}）",
        en="required columns are missing: {missing} (the heading in row {row} has: {found})",
        hint_zh="请补上该列，或在列对应关系文件中指明它对应哪个表头",
        hint_en="add the column, or say in a column mapping which heading it is",
    ),
    "mapping.unreadable": Text(
        zh="列对应关系文件“{file}”格式有误：{why}",
        en="the column mapping {file} is no TOML: {why}",
        hint_zh='每行应写成 "表头" = "字段"',
        hint_en='each line should be like "heading" = "field"',
    ),
    "mapping.shape": Text(
        zh="“{file}”中没有 [columns] 一节，或其中的值不是文字",
        en="{file} has no section [columns] of texts",
        hint_zh='请在 [columns] 之下每行写 "表头" = "字段"',
        hint_en='write lines like "heading" = "field" below [columns]',
    ),
    "mapping.unknown-field": Text(
        zh="列对应关系中的字段“{field}”不存在",
        en="the column mapping names a field {field}, which does not exist",
        hint_zh="可选字段：{possible}",
        hint_en="possible fields: {possible}",
    ),
    "mapping.twice": Text(
        zh="列对应关系中多个表头对应同一字段“{field}”：{headings}",
        en="the column mapping takes several headings for the field {field}: {headings}",
        hint_zh="请只保留一个，其余留空",
        hint_en="keep one and leave the others empty",
    ),
    "mapping.unknown-heading": Text(
        zh="表中没有列对应关系所写的表头“{heading}”",
        en="the table has no heading {heading}, which the column mapping names",
        hint_zh="现有表头：{possible}",
        hint_en="its headings are: {possible}",
    ),
    "row.total": Text(zh="合计行，不是数据", en="a total, not data"),
    "row.heading": Text(zh="重复的表头，不是数据", en="the heading again, not data"),
    "row.title": Text(zh="表中的小标题或说明，不是数据", en="a title or remark in the table, not data"),
    "row.unreadable": Text(
        zh="这一行无法识别",
        en="this line cannot be read",
        hint_zh="请检查该行是否完整",
        hint_en="check that the line is complete",
    ),
    "cell.number-code": Text(
        zh="代码存成了数字，开头的 0 可能已丢失",
        en="a code stands in a number cell; zeros at its beginning may be lost",
        hint_zh="请核对该代码，并把该列设为文本格式",
        hint_en="check it, and format that column as text",
    ),
    "cell.code-damaged": Text(
        zh="号码存成了数字，15 位以后的数字已丢失，未采用",
        en="a number cell has lost the digits of this code after the 15th; it was not taken",
        hint_zh="请从来源重新取得完整号码，以文本格式填写",
        hint_en="get the whole code from its source and enter it as text",
    ),
    "cell.error": Text(
        zh="单元格是公式错误值 {error}",
        en="the cell holds the error {error}",
        hint_zh="请改正公式，或直接填写结果",
        hint_en="mend the formula, or enter the result",
    ),
    "cell.beyond": Text(
        zh="单元格在表头右侧之外，列可能错位",
        en="the cell stands right of the heading; the columns of this row may be shifted",
        hint_zh="请检查该行是否多了分隔符",
        hint_en="check whether the row has a separator too many",
    ),
    "cell.too-long": Text(
        zh="文字有 {length} 个字符，超过该格式一个单元格的上限 {longest}",
        en="the text has {length} characters; a cell of this format holds at most {longest}",
        hint_zh="请缩短该文字，或保存为 .csv（上限 131072）",
        hint_en="shorten it, or save as .csv (at most 131072)",
    ),
    "cell.no-character": Text(
        zh="文字中含有 XLSX 无法保存的非字符（U+FFFE 或 U+FFFF）",
        en="the text holds U+FFFE or U+FFFF, which XLSX cannot keep",
        hint_zh="请删除该字符，或保存为 .csv",
        hint_en="remove it, or save as .csv",
    ),
    "sheet.too-long": Text(
        zh="行数超过 XLSX 的上限 {rows}",
        en="there are more rows than XLSX can hold ({rows})",
        hint_zh="请保存为 .csv，或缩小范围分开导出",
        hint_en="save as .csv, or export it in parts",
    ),
}
