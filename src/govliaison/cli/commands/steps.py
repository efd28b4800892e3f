"""The steps of an explained deadline as lines of a table, and as plain values for programs."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

import attrs

from govliaison.cli.session import Session
from govliaison.deadlines import (
    AnchorStep,
    CapStep,
    DayStep,
    EntryName,
    ExplainStep,
    ExtensionStep,
    GivenStep,
    PauseStep,
    RecomputedStep,
    RuleStep,
)
from govliaison.values import Amount, Reason


def say_steps(session: Session, steps: Iterable[ExplainStep]) -> list[tuple[str, str, str]]:
    """Say the steps, leaving out runs of plain working days between the first and the last of a stretch."""
    lines = []
    for is_day, group in groupby(steps, lambda step: isinstance(step, DayStep)):
        stretch = [*group]
        lines += [*_days(session, stretch)] if is_day else [_line(session, step) for step in stretch]
    return lines


def _days(session: Session, steps: Iterable[ExplainStep]) -> Iterator[tuple[str, str, str]]:
    days = [step for step in steps if isinstance(step, DayStep)]
    for place, step in enumerate(days):
        if step.reason.code != "calendar.workday" or place in (0, len(days) - 1):
            remarks = session.output.say(step.reason.code, **dict(step.reason.params))
            yield step.day.isoformat(), str(step.number or "·"), remarks


def _line(session: Session, step: ExplainStep) -> tuple[str, str, str]:
    """Say a step that is no day: the moment, nothing, a sentence, and by which entry."""
    label, local = session.names.label, session.local
    code = f"cli.step.{_kind(step)}"
    said: dict[str, str] = {}
    moment, entry = None, None
    match step:
        case AnchorStep():
            moment, entry = step.at, step.entry
            if step.expiry_of is not None:
                code, said = f"{code}-expiry", {"stage": label("stage", step.expiry_of)}
        case RuleStep():
            moment, said = step.after, {"amount": _amount(session, step.amount)}
        case CapStep():
            moment, code = step.cap, f"{code}-cuts" if step.after < step.before else f"{code}-leaves"
        case GivenStep():
            moment, entry = step.after, step.entry
            said = {"given_by": label("given-by", step.given_by), "before": local(step.before)}
        case PauseStep():
            moment, entry = step.after, step.entry
            code = f"{code}-open" if step.until is None else f"{code}-anew" if step.anew else code
            said = {"since": local(step.since), "until": local(step.until), "reason": label("pause", step.reason)}
            said["left"] = _time(session, step.left)
        case ExtensionStep():
            moment, entry = step.after, step.entry
            said = {"amount": _amount(session, step.amount), "before": local(step.before)}
        case RecomputedStep():
            moment, entry = step.entry.at, step.entry
            said = {"cause": label("recompute", step.cause), "before": local(step.before), "after": local(step.after)}
    return local(moment), "", session.output.say(code, **said) + _by(session, entry)


def _time(session: Session, amount: timedelta) -> str:
    hours, minutes = divmod(amount // timedelta(minutes=1), 60)
    return session.output.say("cli.step.left", hours=hours, minutes=minutes)


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
