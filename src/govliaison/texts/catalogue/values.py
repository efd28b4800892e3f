"""Messages about values that cannot be read."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "text.nul": Text(
        zh="文字中含有空字符（NUL），不能存储",
        en="the text contains a NUL character and cannot be stored",
        hint_zh="请删除该字符后重试",
        hint_en="remove that character and try again",
    ),
    "text.surrogate": Text(
        zh="文字中含有残缺的字符（孤立代理项），不能存储",
        en="the text contains half a character (a lone surrogate) and cannot be stored",
        hint_zh="请在来源系统中重新导出为 UTF-8",
        hint_en="export it again from its source as UTF-8",
    ),
    "hash.unknown": Text(
        zh="没有摘要算法“{algorithm}”",
        en="there is no hash {algorithm} for a ledger",
        hint_zh="可用：{known}",
        hint_en="choose one of: {known}",
    ),
    "hash.not-here": Text(
        zh="本机的 Python（OpenSSL）不支持摘要算法 {algorithm}",
        en="the Python of this machine (its OpenSSL) lacks the hash {algorithm}",
        hint_zh="请换用 OpenSSL 1.1.1 以上版本的 Python，或改用 sha256",
        hint_en="use a Python with OpenSSL 1.1.1 or newer, or sha256",
    ),
    "moment.unreadable": Text(
        zh="看不懂的时间“{text}”",
        en="cannot read “{text}” as a moment",
        hint_zh="请写成 2026-09-28 16:20 或 2026-09-28T16:20+08:00",
        hint_en="write it like 2026-09-28 16:20 or 2026-09-28T16:20+08:00",
    ),
    "moment.naive": Text(
        zh="时间“{text}”没有时区",
        en="the moment {text} has no time zone",
        hint_zh="请使用带时区的时间",
        hint_en="pass an aware datetime",
    ),
    "amount.unreadable": Text(
        zh="看不懂的时长“{text}”",
        en="cannot read “{text}” as an amount of time",
        hint_zh="请写成 5个工作日、24小时、30个自然日 或 3个月",
        hint_en="write it like 5 working days, 24 hours, 30 calendar days or 3 months",
    ),
    "period.unreadable": Text(
        zh="看不懂的期间“{text}”",
        en="cannot read “{text}” as a period",
        hint_zh="请写成 2026、2026Q3 或 2026-09",
        hint_en="write it like 2026, 2026Q3 or 2026-09",
    ),
    "period.crooked": Text(
        zh="没有从 {first} 开始、为期 {months} 个月的年度、季度或月份",
        en="no year, quarter or month begins on {first} and lasts {months} months",
        hint_zh="请从年度、季度或月份的第一天开始",
        hint_en="begin with the first day of a year, quarter or month",
    ),
    "credit-code.empty": Text(
        zh="没有填写统一社会信用代码",
        en="there is no credit code",
        hint_zh="请填写营业执照上的18位代码",
        hint_en="enter the 18 characters on the business licence",
    ),
    "credit-code.length": Text(
        zh="统一社会信用代码应为18位，实为{length}位",
        en="a credit code has 18 characters, this has {length}",
        hint_zh="请对照营业执照核对；若来自表格的数字单元格，请改为文本格式后重新填写",
        hint_en="compare it with the licence; if it comes from a number cell, make the cell text and enter it again",
    ),
    "credit-code.letter": Text(
        zh="统一社会信用代码不使用字母 I、O、S、V、Z，此处有“{letters}”",
        en="credit codes do not use the letters I, O, S, V, Z; this has “{letters}”",
        hint_zh="请核对是否应为数字 1、0、5、2 或字母 U",
        hint_en="see whether the digits 1, 0, 5, 2 or the letter U are meant",
    ),
    "credit-code.character": Text(
        zh="统一社会信用代码只含数字和大写字母，此处有“{characters}”",
        en="credit codes are made of digits and Latin letters; this has “{characters}”",
        hint_zh="请对照营业执照核对",
        hint_en="compare it with the business licence",
    ),
    "credit-code.region": Text(
        zh="统一社会信用代码第3至8位应为数字，实为“{region}”",
        en="characters 3 to 8 of a credit code are digits; here they are “{region}”",
        hint_zh="请对照营业执照核对",
        hint_en="compare it with the business licence",
    ),
    "credit-code.check": Text(
        zh="统一社会信用代码校验码应为“{expected}”，实为“{found}”",
        en="the check character should be “{expected}” and is “{found}”",
        hint_zh="多为抄写错误，请对照营业执照核对；确有此类代码的，可照原样保留",
        hint_en="most often a slip of the pen: compare it with the business licence; a real code like this may stay",
    ),
    "credit-code.subject-check": Text(
        zh="其中的组织机构代码校验码应为“{expected}”，实为“{found}”",
        en="the check character of the organisation code in it should be “{expected}” and is “{found}”",
        hint_zh="请对照营业执照核对",
        hint_en="compare it with the business licence",
    ),
    "credit-code.registrar": Text(
        zh="登记管理部门代码“{registrar}”不在已知之列",
        en="no registrar is known by “{registrar}”",
        hint_zh="请对照登记证照核对第1位",
        hint_en="compare the first character with the certificate",
    ),
    "credit-code.type": Text(
        zh="登记管理部门“{registrar}”没有机构类别“{type}”",
        en="the registrar {registrar} has no type “{type}”",
        hint_zh="请对照登记证照核对第2位",
        hint_en="compare the second character with the certificate",
    ),
    "credit-code.old-number": Text(
        zh="这是15位的旧注册号，不是统一社会信用代码",
        en="this is an old registration number of 15 digits, not a credit code",
        hint_zh="请填写换发后的营业执照上的18位代码",
        hint_en="enter the 18 characters on the licence that replaced it",
    ),
    "credit-code.old-check": Text(
        zh="旧注册号校验码应为“{expected}”，实为“{found}”",
        en="the check digit of the old registration number should be “{expected}” and is “{found}”",
        hint_zh="请核对旧注册号",
        hint_en="compare it with the old licence",
    ),
    "region.unreadable": Text(
        zh="看不懂的行政区划代码“{text}”",
        en="cannot read “{text}” as a division code",
        hint_zh="请填写6位代码，街道乡镇为9位",
        hint_en="enter six digits, or nine for a street or town",
    ),
    "industry.unreadable": Text(
        zh="看不懂的行业代码“{text}”",
        en="cannot read “{text}” as an industry code",
        hint_zh="请写成 C、C13、131 或 C1311（GB/T 4754）",
        hint_en="write it like C, C13, 131 or C1311 (GB/T 4754)",
    ),
    "industry.no-such-division": Text(
        zh="行业代码“{text}”的门类字母与数字不符，或没有该大类",
        en="letter and digits of the industry code “{text}” do not belong together, or there is no such division",
        hint_zh="请对照 GB/T 4754-2017 核对",
        hint_en="compare it with GB/T 4754-2017",
    ),
    "money.unreadable": Text(
        zh="看不懂的金额“{text}”",
        en="cannot read “{text}” as a sum of money",
        hint_zh="请写成 100万元人民币 或 50万美元",
        hint_en="write it like 100万元人民币 or 50万美元",
    ),
    "money.no-unit": Text(
        zh="金额“{text}”没有单位",
        en="nothing says what the number “{text}” counts",
        hint_zh="请写明 元、万元 或币种，或在表头注明",
        hint_en="add 元, 万元 or a currency, there or in the heading",
    ),
    "case-number.length": Text(
        zh="办件编号应为12位数字，收到“{text}”",
        en="a case number has twelve digits; this is “{text}”",
        hint_zh="请按 1234-5678-9012 的样式重新输入",
        hint_en="enter it again like 1234-5678-9012",
    ),
    "case-number.check": Text(
        zh="办件编号“{text}”有误：校验码不符",
        en="the case number “{text}” is wrong: its check digit does not fit",
        hint_zh="请与对方逐位核对",
        hint_en="read it back digit by digit",
    ),
}
