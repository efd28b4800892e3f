"""Messages about notices of days off."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "gazette.not-yours": Text(
        zh="“{person}”不能更新工作日历",
        en="{person} may not change the working calendar",
        hint_zh="请由系统管理员或当地召集单位人员办理",
        hint_en="ask an administrator, or somebody of the convener of the place",
    ),
    "gazette.not-issued": Text(
        zh="发文日期 {issued} 还没有到",
        en="the day of issue, {issued}, has not come yet",
        hint_zh="请检查 --issued",
        hint_en="check --issued",
    ),
    "notice.toml": Text(
        zh="TOML 格式有误（{what}）",
        en="this is no proper TOML ({what})",
        hint_zh="请写 year、dated、number，以及每天一个 [[day]]：date、kind（off 或 work）、name",
        hint_en="write year, dated, number, and for each day [[day]] with date, kind (off or work) and name",
    ),
    "cli.notice-loaded": Text(
        zh="已载入 {year} 年的安排：放假 {off} 天，上班 {work} 天。",
        en="{year} is loaded: {off} days off, {work} worked.",
    ),
    "cli.notice-known": Text(
        zh="{year} 年的这份安排已经载入过，没有变化。", en="{year} was loaded before; nothing changed."
    ),
    "cli.notice-next": Text(
        zh="下一步：用 govliaison deadlines recompute 查看哪些在办事项的时限会变。",
        en="Next: see with govliaison deadlines recompute which running limits change.",
    ),
    "cli.recomputed": Text(
        zh="{cases} 件的 {clocks} 个时限有变化，已登记。", en="{clocks} limits of {cases} cases changed; entered."
    ),
    "cli.recompute-hidden": Text(
        zh="另有 {cases} 件您无权查看，一并处理。", en="{cases} cases that are hidden from you are among them too."
    ),
    "cli.recompute-preview": Text(
        zh="{cases} 件的 {clocks} 个时限会变化；用 --apply 登记。",
        en="{clocks} limits of {cases} cases would change; enter it with --apply.",
    ),
    "cli.no-recompute": Text(zh="没有时限变化。", en="No limit changes."),
    "cli.progress.recompute": Text(zh="重算时限", en="counting anew"),
    "cli.not-gazetted": Text(
        zh="{year} 年的放假安排尚未公布或载入：周一至周五暂按工作日计。",
        en="No notice for {year} is known: Monday to Friday are presumed worked.",
    ),
}
