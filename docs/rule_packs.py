"""
Write ``docs/rule-packs.md`` from the rule packs and from what the schema says of itself.

Of ``docs/rule-packs.zh-CN.md`` it writes the table of packs; a test holds its other tables, written by hand, against these.
Run it as ``python docs/rule_packs.py`` after the packs or the schema have changed; a test compares.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

import attrs

from govliaison.calendar import CountFrom, Cutoff, NonWorking
from govliaison.cases import CaseKind, Urgency
from govliaison.deadlines import (
    ACTED_STAGES,
    FALL_BACK,
    TOLD_ONLY,
    Anchor,
    CallBackTerms,
    Cap,
    Confidence,
    Coverage,
    Criterion,
    DeadlineRule,
    Deemed,
    DutyKind,
    DutyTerms,
    Extension,
    Interim,
    LadderStep,
    LadderWhen,
    Match,
    Objection,
    OnExpiry,
    Pause,
    PauseReason,
    RatingTerms,
    Redo,
    RedoWhen,
    Return,
    RulePack,
    Silence,
    Stage,
    parse_rule_pack,
)
from govliaison.texts import CATALOGUE, say
from govliaison.values import RegionCode
from govliaison_china import region_table, rule_pack_names, rule_pack_text

PAGE: Final = Path(__file__).with_name("rule-packs.md")
CHINESE_PAGE: Final = PAGE.with_name("rule-packs.zh-CN.md")

_HEAD: Final = """\
# Rule packs

[简体中文](rule-packs.zh-CN.md)

<!-- Written by docs/rule_packs.py; change that, or the packs, and run it again. -->

A rule pack is a TOML file with what one instrument says: its limits, and what it says beside them. A profile names the
packs that hold for it, or writes limits of its own:

```toml
[deadlines]
packs = ["pack:henan-12345", "pack:xinfang-2022"]

[deadlines.rules.first-contact]
stage = "contact"
anchor = "dispatched"
amount = "1个工作日"
warn_before = "4个工作小时"
basis = "本地约定"
```

Which rule holds for a stage never depends on the order of files: statutes that replace (`replaces = true`) go first, then the
higher `priority`, then more conditions under `match`, then the later instrument, then the name. Packs of the whole country and
of provinces have priority 0, of cities 10, of counties and zones 20; local rules of a profile have 1000. Two rules of one pack
should never both hold for a matter with equally many conditions: where urgent matters go first, say `urgency = ["ordinary"]` in
the others.

A key that is left out is one on which the source says nothing. Unless a rule says otherwise, the day from which it runs is not
counted, working days end when the office closes, and other days at 24:00.

All mistakes of a pack are told at once, each with its place. In Python:

```python
import tomllib
from datetime import datetime
from zoneinfo import ZoneInfo

from govliaison.calendar import WorkCalendar
from govliaison.deadlines import Anchors, Facts, Limits, Stage, parse_rule_pack
from govliaison_china import gazetted_calendar, rule_pack_text

shanghai = ZoneInfo("Asia/Shanghai")
pack = parse_rule_pack(tomllib.loads(rule_pack_text("quanzhou-enterprise")))
limits = Limits(packs=(pack,), calendar=WorkCalendar.build([gazetted_calendar()], zone=shanghai))

facts = Facts(kind="help", urgency="ordinary", region="350503")
dispatched = datetime(2026, 9, 24, 15, 20, tzinfo=shanghai)
clock = limits.start(Stage.ANSWER, "market", facts, Anchors(received=dispatched))
assert clock.due_at == datetime(2026, 10, 12, 17, 0, tzinfo=shanghai)
```
"""

_PACKS: Final = """
## Packs on offer

*Confidence*: S read in a source; S2 in a re-print, a press page or a damaged page; L checked by running it; I follows from
several sources; M confirmed by none. *In force* gives only days that a source states. In the *limits*, what stands in brackets
is what they apply to: one of the words joined by 、, and all that is joined by ，. What a source is *silent* on is named: stages
without a limit, and keys of a limit that had to be filled in (such as `anchor`, from when it runs). Such a stage has the limit
of the next pack that speaks of it, at last that of `fall-back`, which is built in:

"""

_SCHEMA: Final = """
## What may stand in a pack

What is marked *told only* is read, kept and shown, but nothing acts on it: no clock is started for such a stage, and nobody is
held to such a key: much of what is about ratings (好差评), not cases – so is `coverage = "bad-rating"` –, some terms of
extensions and returns, and words for people to read. `govliaison deadlines lint --notes` names it in the packs in force. Where
it says *as it always is*, the software does so whether or not a pack says it. Of `deemed`, cases act on `accepted` at the end
of a `review`.

Where several packs in force say something of one matter beside their limits, the strongest that speaks holds; where none does,
the profile's `[cases]`. The criteria of `closure` add to those of the profile.

Amounts are written `5 working days`, `4 working hours`, `20 minutes`, `24 hours`, `30 calendar days`, `1 month` or `5个工作日`,
`4个工作小时`, `20分钟`, `24小时`, `30日`, `1个月`. An hour is one on the clock, a day written `30日` or `30天` a calendar day.
"""

_MEANINGS: Final = """
By `next_day`, days and months are counted from the day after the anchor, even if it fell on a day off or after office hours; by
`same_day` the day of the anchor is the first, in working days only if it is one. A `cutoff` is the end of office hours, the time
of day at which the limit began, or midnight. Time that is no working time counts like any other (`run`); or the clock stands
still on days off, and runs all day on others (`freeze`); or what ends outside working time ends at the next opening, and days
and months that end on a day off end on the next working day (`roll`). Limits in working hours or working days need none of it.
"""

_TABLES: Final[tuple[tuple[str, type], ...]] = (
    ("at the top", RulePack),
    ("[[rule]]", DeadlineRule),
    ("match = { … }", Match),
    ("cap = { … }", Cap),
    ("on_expiry = { … }", OnExpiry),
    ("[silent]", Silence),
    ("[extension]", Extension),
    ("[[pause]]", Pause),
    ("[return]", Return),
    ("[objection]", Objection),
    ("[interim]", Interim),
    ("[[duty]]", DutyTerms),
    ("[callback]", CallBackTerms),
    ("[redo]", Redo),
    ("[[ladder]]", LadderStep),
    ("[rating]", RatingTerms),
)
_WORDS: Final[tuple[tuple[str, type[StrEnum]], ...]] = (
    ("stage", Stage),
    ("anchor", Anchor),
    ("kind", CaseKind),
    ("urgency", Urgency),
    ("count_from", CountFrom),
    ("cutoff", Cutoff),
    ("non_working", NonWorking),
    ("confidence", Confidence),
    ("deemed", Deemed),
    ("reason of a pause", PauseReason),
    ("kind of a duty", DutyKind),
    ("coverage", Coverage),
    ("when of redo", RedoWhen),
    ("when of a step", LadderWhen),
    ("closure", Criterion),
)
_INSIDE: Final = {"rules": "rule", "pauses": "pause", "duties": "duty", "return_": "return"}
_BESIDE: Final = (
    "extension",
    "pauses",
    "return_",
    "objection",
    "interim",
    "duties",
    "callback",
    "redo",
    "ladder",
    "rating",
)
_BESIDE_IN_CHINESE: Final[Mapping[str, str]] = {
    "extension": "延期",
    "pause": "停表",
    "return": "退单",
    "objection": "派单异议",
    "interim": "阶段性答复",
    "duty": "承办分工",
    "callback": "回访",
    "redo": "重办",
    "ladder": "督办",
    "rating": "好差评",
}
_WORDS_IN_CHINESE: Final[Mapping[str, str]] = {
    "telephone": "电话",
    "online": "网上",
    "governor-hotline": "省长热线",
    "mayor-mailbox": "市长信箱",
    "real-name": "实名",
    "anonymous": "匿名",
}
"""What people call the channels that packs on offer name, and those who gave a name or did not."""
_ANCHORS_IN_CHINESE: Final[Mapping[str, str]] = {
    "received": "收到",
    "dispatched": "派单",
    "answered": "答复",
    "requested": "申请销号",
    "audited": "审核",
}
_HEADS: Final[Mapping[str, str]] = {
    "en": "| pack | instrument | place | in force | confidence | limits | beside them | silent |",
    "zh": "| 规则包 | 文件 | 地区 | 施行 | 可信度 | 时限 | 其他规定 | 未载明 |",
}
_SILENT: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "en": (", ", "; ", "of limits: ", "local: "),
    "zh": ("、", "；", "时限的 ", "本地补充："),
}
_PLACE: Final = re.compile(r"(<!-- packs -->\n).*?(<!-- /packs -->\n)", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"^ {4,8}(\w+): (.+(?:\n {10,12}.+)*)", re.MULTILINE)


def render() -> str:
    """Write the page."""
    return "".join((_HEAD, _PACKS, _packs("en"), _SCHEMA, *_tables(), *_words(), _MEANINGS))


def render_chinese(page: str) -> str:
    """Write the packs into the Chinese page."""
    return _PLACE.sub(lambda found: f"{found[1]}{_packs('zh')}{found[2]}", page)


def _packs(language: str) -> str:
    """Say the limits that are built in, and write the table of packs."""
    built_in = "".join(f"* {_built_in(rule, language)}\n" for rule in FALL_BACK.rules)
    rows = "".join(f"| {' | '.join(_pack_row(name, language))} |\n" for name in rule_pack_names())
    return f"{built_in}\n{_HEADS[language]}\n|---|---|---|---|---|---|---|---|\n{rows}"


def _built_in(rule: DeadlineRule, language: str) -> str:
    if language == "zh":
        anchor = _ANCHORS_IN_CHINESE[str(rule.anchor)]
        stage = _stage(rule.stage, language)
        return f"{stage} `{rule.stage}`：{rule.amount.in_chinese()}，从{anchor} `{rule.anchor}` 起"
    return f"`{rule.stage}`: {rule.amount} from `{rule.anchor}`"


def _pack_row(name: str, language: str) -> tuple[str, ...]:
    pack = parse_rule_pack(tomllib.loads(rule_pack_text(name)), where=name)
    comma, beside = _SILENT[language][0], [_INSIDE.get(each, each) for each in _BESIDE if getattr(pack, each)]
    return (
        f"`{pack.id}` {pack.name}",
        "；".join(pack.legal_basis),
        _place(pack.region),
        _dates(pack, language),
        pack.confidence or "",
        "；".join(_limit(rule, language) for rule in pack.rules if not rule.local) or "–",
        comma.join(_BESIDE_IN_CHINESE[each] if language == "zh" else each for each in beside) or "–",
        _silence(pack, language),
    )


def _place(code: str) -> str:
    region = region_table().get(RegionCode(code)) if code else None
    return f"{region.name} {code}" if region else "–"


def _dates(pack: RulePack, language: str) -> str:
    first, last = pack.effective_from or "", pack.effective_to or ""
    return f"{first}–{last}" if first or last else {"en": "not said", "zh": "未载明"}[language]


def _limit(rule: DeadlineRule, language: str) -> str:
    stage, match = say(f"label.stage.{rule.stage}", {}, "zh"), rule.match
    conditions = [
        "、".join(sorted(_word(key, word, language) for word in words))
        for key in ("kind", "urgency", "channel", "category", "difficulty", "tag", "track")
        if (words := getattr(match, key))
    ]
    if match.real_name is not None:
        conditions.append(_word("real_name", "real-name" if match.real_name else "anonymous", language))
    among = f"（{'，'.join(conditions)}）" if conditions else ""
    if isinstance(rule.anchor, Anchor):
        return f"{stage}{among} {rule.amount.in_chinese()}"
    return f"{stage}{among} {_words_of(rule)}"


def _words_of(rule: DeadlineRule) -> str:
    """Say a limit of a day of the month, or of the end of another."""
    number = getattr(rule.anchor, "day", None)
    return f"每月{number}日前" if number else f"{rule.anchor} {rule.amount.in_chinese()}"


def _word(key: str, word: str, language: str) -> str:
    """Say a word of a condition, in Chinese if people have one."""
    if language == "en":
        return word
    label = f"label.{key}.{word}"
    return say(label, {}, language) if label in CATALOGUE else _WORDS_IN_CHINESE[word]


def _stage(stage: Stage, language: str) -> str:
    return say(f"label.stage.{stage}", {}, language) if language == "zh" else stage.value


def _silence(pack: RulePack, language: str) -> str:
    comma, semicolon, of_limits, local = _SILENT[language]

    def joined(stages: Iterable[Stage]) -> str:
        return comma.join(_stage(stage, language) for stage in stages)

    parts = []
    if pack.silent.stages:
        parts.append(joined(pack.silent.stages))
    if keys := sorted({key for rule in pack.rules for key in rule.silent}):
        parts.append(of_limits + comma.join(f"`{key}`" for key in keys))
    if filled := sorted({rule.stage for rule in pack.rules if rule.local}):
        parts.append(local + joined(filled))
    if pack.silent.note:
        parts.append(pack.silent.note)
    return semicolon.join(parts) or "–"


def _tables() -> Iterator[str]:
    for title, table in _TABLES:
        yield f"\n### `{title}`\n\n{_sentence(table)}\n\n| key | meaning |\n|---|---|\n"
        meanings = dict(_ATTRIBUTE.findall(table.__doc__ or ""))
        for field in attrs.fields(table):
            meaning = " ".join(meanings[field.name].split())
            is_needed = field.default is attrs.NOTHING and (table, field.name) != (DeadlineRule, "id")
            need = " (needed)" if is_needed else ""
            told = " (**told only**)" if field.name in TOLD_ONLY.get(table, ()) else ""
            yield f"| `{_INSIDE.get(field.name, field.name)}` | {meaning}{need}{told} |\n"


def _sentence(table: type) -> str:
    return (table.__doc__ or "").strip().split("\n\n", maxsplit=1)[0].replace("\n", " ")


def _words() -> Iterator[str]:
    yield "\n## The words that keys know\n\n`anchor` also takes `expiry_of:<stage>` and `month_day:<1…31>`.\n\n"
    yield "| key | words |\n|---|---|\n"
    for key, words in _WORDS:
        marked = (f"`{word}`{' (told only)' if _is_told_only(word) else ''}" for word in words)
        yield f"| {key} | {', '.join(marked)} |\n"


def _is_told_only(word: StrEnum) -> bool:
    return isinstance(word, Stage) and word not in ACTED_STAGES


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
    CHINESE_PAGE.write_text(render_chinese(CHINESE_PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
