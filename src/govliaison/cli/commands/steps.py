"""The steps of an explained deadline as lines of a table, and as plain values for programs."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final

import attrs

from govliaison.cli.session import Session
from govliaison.deadlines import (
    AnchorStep,
    CapStep,
    DayStep,
    DeadlineRule,
    EntryName,
    ExplainStep,
    Explanation,
    ExtensionStep,
    GivenStep,
    MonthDay,
    PauseStep,
    RecomputedStep,
    RuleStep,
)
from govliaison.values import Amount, Reason, TimeUnit

_WORKING: Final = (TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR)
_PLAIN_WHERE_COUNTED: Final = ("calendar.workday",)
_PLAIN_WHERE_NOT: Final = (
    "calendar.workday",
    "calendar.weekend",
    "calendar.presumed-workday",
    "calendar.presumed-weekend",
)
"""Days of which nothing need be said, in a limit that counts days and in one that does not, such as one in months."""


def say_steps(session: Session, explained: Explanation) -> list[tuple[str, str, str]]:
    """Say the steps, leaving out runs of plain days between the first and the last of a stretch."""
    lines = []
    for is_day, group in groupby(explained.steps(), lambda step: isinstance(step, DayStep)):
        stretch = [*group]
        lines += [*_days(session, stretch)] if is_day else [_line(session, step, explained.rule) for step in stretch]
    return lines


def say_rule(session: Session, rule: DeadlineRule) -> str:
    """Say how much time a rule gives, or until which day of the month."""
    if not isinstance(rule.anchor, MonthDay):
        return _amount(session, rule.amount)
    code = "cli.month-day" if rule.amount.number else "cli.month-day-end"
    return session.output.say(code, day=rule.anchor.day, amount=_amount(session, rule.amount))


def _days(session: Session, steps: Iterable[ExplainStep]) -> Iterator[tuple[str, str, str]]:
    days = [step for step in steps if isinstance(step, DayStep)]
    plain = _PLAIN_WHERE_COUNTED if any(step.number for step in days) else _PLAIN_WHERE_NOT
    for place, step in enumerate(days):
        if step.reason.code not in plain or place in (0, len(days) - 1):
            remarks = session.output.say(step.reason.code, **dict(step.reason.params))
            yield step.day.isoformat(), str(step.number or "·"), remarks


def _line(session: Session, step: ExplainStep, rule: DeadlineRule | None) -> tuple[str, str, str]:
    """Say a step that is no day: the moment, nothing, a sentence, and by which entry."""
    label, ends = session.names.label, session.ends
    code = f"cli.step.{_kind(step)}"
    said: dict[str, str] = {}
    moment, entry = None, None
    match step:
        case AnchorStep():
            moment, entry = step.at, step.entry
            if step.expiry_of is not None:
                code, said = f"{code}-expiry", {"stage": label("stage", step.expiry_of)}
        case RuleStep():
            moment, said = step.after, {"amount": say_rule(session, rule) if rule else _amount(session, step.amount)}
        case CapStep():
            moment, code = step.cap, f"{code}-cuts" if step.after < step.before else f"{code}-leaves"
        case GivenStep():
            moment, entry = step.after, step.entry
            said = {"given_by": label("given-by", step.given_by), "before": ends(step.before)}
        case PauseStep():
            moment, entry = step.after, step.entry
            code = f"{code}-open" if step.until is None else f"{code}-anew" if step.anew else code
            said = {
                "since": session.local(step.since),
                "until": ends(step.until),
                "reason": label("pause", step.reason),
            }
            said["left"] = _time(session, step.left, rule)
        case ExtensionStep():
            moment, entry = step.after, step.entry
            said = {"amount": _amount(session, step.amount), "before": ends(step.before)}
        case RecomputedStep():
            moment, entry = step.entry.at, step.entry
            said = {"cause": label("recompute", step.cause), "before": ends(step.before), "after": ends(step.after)}
    shown = session.local(moment) if isinstance(step, (AnchorStep, RecomputedStep)) else ends(moment)
    return shown, "", session.output.say(code, **said) + _by(session, entry)


def _time(session: Session, amount: timedelta, rule: DeadlineRule | None) -> str:
    hours, minutes = divmod(amount // timedelta(minutes=1), 60)
    code = "cli.step.left-working" if rule is None or rule.amount.unit in _WORKING else "cli.step.left"
    return session.output.say(code, hours=hours, minutes=minutes)


def _amount(session: Session, amount: Amount) -> str:
    return amount.in_chinese() if session.output.language == "zh" else str(amount)


def _by(session: Session, entry: EntryName | None) -> str:
    if entry is None:
        return ""
    version = entry.ref.rpartition("@")[2]
    return session.output.say("cli.step.by", event=session.names.label("event", entry.event), version=version)


def _kind(step: ExplainStep) -> str:
    return type(step).__name__.removesuffix("Step").lower()


def plain_step(session: Session, step: ExplainStep) -> dict[str, Any]:
    """Give a step to a program: its kind, and its fields as the library names them; time in seconds."""
    plain: dict[type, Callable[[Any], Any]] = {
        datetime: session.iso,
        date: date.isoformat,
        timedelta: lambda value: value // timedelta(seconds=1),
        Reason: lambda value: value.code,
        Amount: str,
        EntryName: lambda value: {"ref": value.ref, "event": value.event, "at": session.iso(value.at)},
    }
    values = {field.name: getattr(step, field.name) for field in attrs.fields(type(step))}
    fields = {name: plain[type(value)](value) if type(value) in plain else value for name, value in values.items()}
    return {"step": _kind(step), **fields}
