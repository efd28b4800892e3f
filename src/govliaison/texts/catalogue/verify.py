"""What ``govliaison plugins verify`` says."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "verify.no-kit": Text(
        zh="没有安装一致性测试工具",
        en="the conformance kit is not installed",
        hint_zh="请先执行 pip install govliaison[testing]",
        hint_en="run pip install govliaison[testing] first",
    ),
    "verify.kind": Text(
        zh="没有“{text}”这一类适配器",
        en="{text} is no kind of adapter",
        hint_zh="可用：{possible}",
        hint_en="use one of {possible}",
    ),
    "verify.nothing": Text(
        zh="部署文件没有设置这样的适配器（{kind}，{name}）",
        en="the deployment sets up no such adapter ({kind}, {name})",
        hint_zh="请用 govliaison plugins list 查看",
        hint_en="see govliaison plugins list",
    ),
    "verify.no-offer": Text(
        zh="没有插件提供 {kind} 适配器“{name}”",
        en="no plugin offers the adapter {name} ({kind})",
        hint_zh="请用 govliaison plugins doctor 查看原因",
        hint_en="see govliaison plugins doctor",
    ),
    "verify.no-scratch": Text(
        zh="“{name}”的数据在数据库里，测试须另用模式（schema），不动正式数据",
        en="{name} keeps its data in a database: the tests need schemas of their own, apart from the real data",
        hint_zh="请加 --scratch 前缀，如 --scratch govliaison_verify，测试后删除以它开头的模式",
        hint_en="add --scratch PREFIX, such as govliaison_verify, and drop the schemas that begin with it afterwards",
    ),
    "verify.no-place": Text(
        zh="无法为“{name}”另设测试位置，不在正式数据上测试",
        en="there is no other place for {name} to be tested in, and real data is not tested on",
        hint_zh="请另写一个测试用的部署文件，用 --config 指定",
        hint_en="write a deployment file for testing, and name it with --config",
    ),
    "verify.sends": Text(
        zh="测试“{name}”会真的发出消息",
        en="testing {name} would really send messages",
        hint_zh="请先改用测试网关和测试号码，再加 --sends 和 --recipient",
        hint_en="use a test gateway and an address for testing, then add --sends and --recipient",
    ),
    "verify.sum": Text(
        zh="{name}：通过 {passed} 项，未通过 {failed} 项，跳过 {skipped} 项，已知缺口 {gap} 项。",
        en="{name}: {passed} passed, {failed} failed, {skipped} skipped, {gap} known gaps.",
    ),
    "cli.head.promise": Text(zh="约定", en="promise"),
    "cli.outcome.passed": Text(zh="通过", en="passed"),
    "cli.outcome.failed": Text(zh="未通过", en="failed"),
    "cli.outcome.skipped": Text(zh="跳过", en="skipped"),
    "cli.outcome.gap": Text(zh="已知缺口", en="gap"),
    "cli.progress.contract": Text(zh="测试适配器", en="testing"),
}
