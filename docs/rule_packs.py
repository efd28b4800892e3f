"""
Write ``docs/rule-packs.md`` from the rule packs and from what the schema says of itself.

Run it as ``python docs/rule_packs.py`` after either has changed; a test compares.
"""

import re
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import attrs

from govliaison.deadlines import (
    ACTED_STAGES,
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
    Return,
    RulePack,
    Silence,
    Stage,
    parse_rule_pack,
)
from govliaison.texts import say
from govliaison.values import RegionCode
from govliaison_china import region_table, rule_pack_names, rule_pack_text

PAGE: Final = Path(__file__).with_name("rule-packs.md")

_HEAD: Final = """\
# Rule packs

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

*Confidence*: S read in a source; S2 in a re-print, a press page or a damaged page; I follows from several sources; M
confirmed by none. *In force* gives only days that a source states. What a source is *silent* on is named: stages without a
limit, for which the limits of the pack in brackets hold, and keys of a limit that had to be filled in (such as `anchor`, from
when it runs).

| pack | instrument | place | in force | confidence | limits | beside them | silent |
|---|---|---|---|---|---|---|---|
"""

_SCHEMA: Final = """
## What may stand in a pack

What is marked *told only* is read, kept and shown, but nothing acts on it: no clock is started for such a stage, and nobody is
held to such a key: what is about ratings (好差评), not cases – so is `coverage = "bad-rating"` –, and words for people to read.
`govliaison deadlines lint --notes` names it in the packs in force. Of `deemed`, cases act on `accepted` at the end of a `review`.

Where several packs in force say something of one matter beside their limits, the strongest that speaks holds; where none does,
the profile's `[cases]`. The criteria of `closure` add to those of the profile.

Amounts are written `5 working days`, `24 hours`, `30 calendar days`, `1 month` or `5个工作日`, `24小时`, `30日`, `1个月`.
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
    ("confidence", Confidence),
    ("deemed", Deemed),
    ("reason of a pause", PauseReason),
    ("kind of a duty", DutyKind),
    ("coverage", Coverage),
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
_ATTRIBUTE: Final = re.compile(r"^ {4,8}(\w+): (.+(?:\n {10,12}.+)*)", re.MULTILINE)


def render() -> str:
    """Write the page."""
    return "".join((_HEAD, _PACKS, *map(_pack_row, rule_pack_names()), _SCHEMA, *_tables(), *_words()))


def _pack_row(name: str) -> str:
    pack = parse_rule_pack(tomllib.loads(rule_pack_text(name)), where=name)
    cells = (
        f"`{pack.id}` {pack.name}",
        "；".join(pack.legal_basis),
        _place(pack.region),
        _dates(pack),
        pack.confidence or "",
        "；".join(_limit(rule) for rule in pack.rules if not rule.local) or "–",
        ", ".join(_INSIDE.get(each, each) for each in _BESIDE if getattr(pack, each)) or "–",
        _silence(pack),
    )
    return f"| {' | '.join(cells)} |\n"


def _place(code: str) -> str:
    region = region_table().get(RegionCode(code)) if code else None
    return f"{region.name} {code}" if region else "–"


def _dates(pack: RulePack) -> str:
    first, last = pack.effective_from or "", pack.effective_to or ""
    return f"{first}–{last}" if first or last else "not said"


def _limit(rule: DeadlineRule) -> str:
    stage = say(f"label.stage.{rule.stage}", {}, "zh")
    match = rule.match
    conditions = [
        *match.kind,
        *match.urgency,
        *match.channel,
        *match.category,
        *match.difficulty,
        *match.tag,
        *match.track,
    ]
    if match.real_name is not None:
        conditions.append("real-name" if match.real_name else "anonymous")
    among = f"（{'、'.join(sorted(conditions))}）" if conditions else ""
    if isinstance(rule.anchor, Anchor):
        return f"{stage}{among} {rule.amount.in_chinese()}"
    return f"{stage}{among} {_words_of(rule)}"


def _words_of(rule: DeadlineRule) -> str:
    """Say a limit of a day of the month, or of the end of another."""
    number = getattr(rule.anchor, "day", None)
    return f"每月{number}日前" if number else f"{rule.anchor} {rule.amount.in_chinese()}"


def _silence(pack: RulePack) -> str:
    parts = []
    if pack.silent.stages:
        stages = ", ".join(pack.silent.stages)
        parts.append(f"{stages} ({pack.silent.fall_back})" if pack.silent.fall_back else stages)
    if keys := sorted({key for rule in pack.rules for key in rule.silent}):
        parts.append("of limits: " + ", ".join(f"`{key}`" for key in keys))
    if local := sorted({rule.stage for rule in pack.rules if rule.local}):
        parts.append("local: " + ", ".join(local))
    if pack.silent.note:
        parts.append(pack.silent.note)
    return "; ".join(parts) or "–"


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
    PAGE.write_text(render(), encoding="utf-8")
