"""How service items are shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import attrs

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import Document, private_text
from govliaison.ledger import reveal
from govliaison.services import ItemFacts, Measures, ServiceItem, ServiceItemChange, ServiceWindow
from govliaison.values import Amount

_HISTORY: Final = (
    Column("cli.head.since", whole=True),
    Column("cli.head.changes"),
    Column("cli.head.source", whole=True),
    Column("cli.head.by", whole=True),
    Column("cli.head.remarks"),
)


_MEASURES: Final = (
    ("time", "cli.head.promised"),
    ("documents", "cli.head.documents"),
    ("steps", "cli.head.steps"),
    ("trips", "cli.head.trips"),
)


def item_document(session: Session, item: ServiceItem, day: date) -> Document:
    """Give a service item as of a day, with every change."""
    return {
        "id": item.id,
        "code": item.code,
        "day": day.isoformat(),
        "offered": item.is_offered_on(day),
        **_facts_document(item.on(day)),
        "changes": [
            {
                "since": each.since.isoformat(),
                "dropped": each.dropped,
                "source": each.source,
                "note": private_text(each.note),
                "by": each.by,
                "at": session.iso(each.at),
                **{name: value for name, value in _facts_document(each.facts).items() if value not in (None, "", {})},
            }
            for each in item.changes
        ],
    }


def facts_of(
    session: Session, item: ServiceItem, day: date, windows: Mapping[str, ServiceWindow]
) -> list[tuple[str, str]]:
    """Give what is known of an item on a day, for a person."""
    names, facts = session.names, item.on(day)
    window = windows.get(facts.window or "")
    known = [
        ("cli.head.code", item.code),
        ("cli.head.service-item", reveal(facts.name)),
        ("cli.head.main-item", reveal(facts.group)),
        ("cli.head.item-type", names.label("item-type", facts.item_type)),
        ("cli.head.unit", names.unit(facts.unit)),
        ("cli.head.item-agency", reveal(facts.agency)),
        ("cli.head.service-window", window.name if window else facts.window or ""),
        ("cli.head.region", names.region(facts.region)),
        ("cli.head.on-day", day.isoformat()),
        ("cli.head.offered", session.yes_or_no(item.is_offered_on(day))),
        ("cli.head.statutory", session.amount(facts.statutory)),
    ]
    now, before = facts.current, facts.baseline
    for name, head in _MEASURES:
        value, base = _said(session, getattr(now, name)), _said(session, getattr(before, name))
        text = session.output.say("cli.was-before", value=value or "—", base=base) if base else value
        known.append((head, text))
    ways = (("cli.head.online", facts.online), ("cli.head.one-trip", facts.one_trip))
    return [*known, *((head, session.yes_or_no(value)) for head, value in ways)]


def history_table(session: Session, item: ServiceItem) -> Table:
    """Give every change of an item, by the day from which it holds."""
    rows = [
        (
            each.since.isoformat(),
            ("，" if session.output.language == "zh" else ", ").join(_changes(session, each)),
            each.source,
            each.by,
            private_text(each.note),
        )
        for each in item.changes
    ]
    return Table(_HISTORY, rows)


def _changes(session: Session, change: ServiceItemChange) -> Iterable[str]:
    """Tell in words what a change says."""
    say, facts = session.output.say, change.facts
    if change.dropped:
        yield say("cli.dropped")
    said: list[tuple[str, str]] = [
        ("cli.head.service-item", reveal(facts.name)),
        ("cli.head.item-type", session.names.label("item-type", facts.item_type)),
        ("cli.head.unit", session.names.unit(facts.unit)),
        ("cli.head.service-window", facts.window or ""),
        ("cli.head.statutory", session.amount(facts.statutory)),
        *((head, _said(session, getattr(facts.current, name))) for name, head in _MEASURES),
        ("cli.head.online", session.yes_or_no(facts.online)),
        ("cli.head.one-trip", session.yes_or_no(facts.one_trip)),
    ]
    yield from (f"{say(head)} {value}" for head, value in said if value)
    base = [
        f"{say(head)} {value}" for name, head in _MEASURES if (value := _said(session, getattr(facts.baseline, name)))
    ]
    if base:
        yield say("cli.baseline", values=" ".join(base))


def _said(session: Session, value: Amount | int | None) -> str:
    return session.amount(value) if isinstance(value, Amount) else "" if value is None else str(value)


def _facts_document(facts: ItemFacts) -> Document:
    plain = {name: getattr(facts, name) for name in ("agency_code", "unit", "window", "region", "online", "one_trip")}
    return {
        "name": reveal(facts.name),
        "group": reveal(facts.group),
        "agency": reveal(facts.agency),
        "type": facts.item_type.value if facts.item_type else None,
        "statutory": str(facts.statutory) if facts.statutory else None,
        "current": _measures(facts.current),
        "baseline": _measures(facts.baseline),
        **plain,
    }


def _measures(measures: Measures) -> dict[str, Any]:
    known = attrs.asdict(measures, recurse=False)
    return {
        name: str(value) if isinstance(value, Amount) else value for name, value in known.items() if value is not None
    }
