"""``govliaison services``: the catalogue of service items."""

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.intake import DryRun, Mapping, SaveMapping, Sheet
from govliaison.cli.commands.parameters import Number, UnitName
from govliaison.cli.commands.reports import mapping_table, show_report
from govliaison.cli.commands.service_views import facts_of, history_table, item_document
from govliaison.cli.mapping import load_mapping, save_mapping
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import reasons_text
from govliaison.cli.words import word
from govliaison.errors import NotFoundError
from govliaison.ledger import reveal
from govliaison.services import SERVICE_FIELDS, ItemFacts, ItemType, Measures, Services, Weight, read_limit
from govliaison.values import Reason

ItemName = Annotated[str, Parameter(help="cli.option.service-item")]
Since = Annotated[date | None, Parameter(help="cli.option.service-since")]
WindowName = Annotated[str | None, Parameter(help="cli.option.service-window")]
_Count = Annotated[int | None, Parameter(help="cli.option.count")]
_Limit = Annotated[str | None, Parameter(help="cli.option.time-limit")]
_Note = Annotated[str, Parameter(help="cli.option.evidence")]
_Source = Annotated[str, Parameter(help="cli.option.change-source")]

_LIST = (
    Column("cli.head.code", whole=True),
    Column("cli.head.service-item"),
    Column("cli.head.item-type", whole=True),
    Column("cli.head.unit", whole=True),
    Column("cli.head.statutory", whole=True),
    Column("cli.head.promised", whole=True),
    Column("cli.head.trips", right=True, whole=True),
)
_FINDINGS = (
    Column("cli.head.weight", whole=True),
    Column("cli.head.code", whole=True),
    Column("cli.head.service-item"),
    Column("cli.head.reasons"),
)


def import_(
    file: Annotated[Path, Parameter(help="cli.option.file")],
    /,
    *,
    since: Since = None,
    sheet: Sheet = None,
    mapping: Mapping = None,
    save_mapping_to: Annotated[SaveMapping, Parameter(name="--save-mapping")] = None,
    dry_run: DryRun = False,
    session: Call,
) -> None:
    """Bring a file of service items into the catalogue; the same file again changes nothing."""
    settled = load_mapping(mapping) if mapping else None
    with session.at_work() as office:
        with session.output.progress("cli.progress.import") as advance:
            report = office.files.services(
                file, since=since, mapping=settled, sheet=sheet, dry_run=dry_run, progress=advance
            )
        if save_mapping_to:
            save_mapping(report.columns, save_mapping_to)
        above = [mapping_table(session, report.columns, SERVICE_FIELDS)] if dry_run else []
        show_report(session, report, above)


def list_(
    words: Annotated[str | None, Parameter(help="cli.option.service-words")] = None,
    /,
    *,
    unit: UnitName = None,
    window: WindowName = None,
    item_type: Annotated[ItemType | None, word(ItemType, "item-type")] = None,
    region: Annotated[str | None, Parameter(help="cli.option.region")] = None,
    dropped: Annotated[bool, Parameter(negative="", help="cli.option.with-dropped")] = False,
    limit: Number = 50,
    session: Call,
) -> None:
    """List service items, as they are today."""
    with session.at_work() as office:
        names, desk = session.names, office.services
        found = desk.list(
            text=words,
            unit=names.find_unit(unit),
            window=_window(desk, window),
            item_type=item_type,
            region=names.find_region(region),
            include_dropped=dropped,
        )
        rows = list(islice(found, limit + 1))
        more, rows = len(rows) > limit, rows[:limit]
        lines = []
        for item in rows:
            facts = item.on(desk.today)
            trips = facts.current.trips
            lines.append(
                (
                    item.code,
                    item.name,
                    names.label("item-type", facts.item_type),
                    names.unit(facts.unit) or reveal(facts.agency),
                    session.amount(facts.statutory),
                    session.amount(facts.current.time),
                    "" if trips is None else str(trips),
                )
            )
        below = [session.output.say("cli.more", number=len(rows))] if more else []
        documents = [item_document(session, item, desk.today) for item in rows]
        session.output.show(documents, Table(_LIST, lines, "cli.no-services"), *below)


def show(
    item: ItemName,
    /,
    *,
    on: Annotated[date | None, Parameter(help="cli.option.on-day")] = None,
    session: Call,
) -> None:
    """Show one service item as of a day, and how it came to be so."""
    with session.at_work() as office:
        found = office.services.get(item)
        day = on or office.services.today
        session.output.show(
            item_document(session, found, day),
            Facts(facts_of(session, found, day, office.services.windows)),
            history_table(session, found),
        )


def change(
    item: ItemName,
    /,
    *,
    since: Since = None,
    statutory: _Limit = None,
    time: _Limit = None,
    documents: _Count = None,
    steps: _Count = None,
    trips: _Count = None,
    baseline_time: _Limit = None,
    baseline_documents: _Count = None,
    baseline_steps: _Count = None,
    baseline_trips: _Count = None,
    online: Annotated[bool | None, Parameter(help="cli.option.online")] = None,
    one_trip: Annotated[bool | None, Parameter(help="cli.option.one-trip")] = None,
    unit: UnitName = None,
    window: WindowName = None,
    item_type: Annotated[ItemType | None, word(ItemType, "item-type")] = None,
    name: Annotated[str, Parameter(help="cli.option.service-name")] = "",
    note: _Note = "",
    source: _Source = "decision",
    session: Call,
) -> None:
    """Say what is otherwise from a day on; what is not said stays."""
    with session.at_work() as office:
        desk = office.services
        facts = ItemFacts(
            unit=session.names.find_unit(unit),
            window=_window(desk, window),
            item_type=item_type,
            statutory=read_limit(statutory) if statutory else None,
            current=Measures(time=read_limit(time) if time else None, documents=documents, steps=steps, trips=trips),
            baseline=Measures(
                time=read_limit(baseline_time) if baseline_time else None,
                documents=baseline_documents,
                steps=baseline_steps,
                trips=baseline_trips,
            ),
            online=online,
            one_trip=one_trip,
        )
        changed = desk.change(item, facts=facts, texts={"name": name.strip()}, since=since, source=source, note=note)
        day = max(desk.today, since or desk.today)
        session.output.show(item_document(session, changed, day), Facts(facts_of(session, changed, day, desk.windows)))


def drop(
    item: ItemName, /, *, since: Since = None, note: _Note = "", source: _Source = "decision", session: Call
) -> None:
    """Say that an item is not offered any more from a day on."""
    with session.at_work() as office:
        desk = office.services
        dropped = desk.drop(item, since=since, source=source, note=note)
        day = max(desk.today, since or desk.today)
        session.output.show(item_document(session, dropped, day), Facts(facts_of(session, dropped, day, desk.windows)))


def check(
    *,
    on: Annotated[date | None, Parameter(help="cli.option.on-day")] = None,
    faults: Annotated[bool, Parameter(negative="", help="cli.option.only-faults")] = False,
    limit: Number = 50,
    session: Call,
) -> None:
    """Look for what contradicts itself in the catalogue, and what is left unsaid."""
    with session.at_work() as office:
        every = office.services.check(on)
        found = [each for each in every if not faults or each.weight is Weight.FAULT]
        named = {item.id: item.name for item in office.services.list(include_dropped=True)}
        say, language = session.output.say, session.output.language
        said = [reasons_text([_in_words(session, each.reason)], language) for each in found]
        lines = [
            (say(f"label.weight.{each.weight}"), each.code, named[each.item], text)
            for each, text in zip(found[:limit], said, strict=False)
        ]
        documents = [
            {
                "weight": each.weight.value,
                "code": each.code,
                "finding": each.reason.code,
                "message": text,
            }
            for each, text in zip(found, said, strict=True)
        ]
        counts = say(
            "cli.service-findings",
            faults=sum(each.weight is Weight.FAULT for each in every),
            notes=sum(each.weight is Weight.NOTE for each in every),
        )
        session.output.show(documents, Table(_FINDINGS, lines, "cli.no-service-findings"), counts)


def _in_words(session: Session, reason: Reason) -> Reason:
    """Name the measures, places and units of a finding as people do."""
    names, params = session.names, dict(reason.params)
    for name in ("measure", "measures"):
        if name in params:
            words = (names.label("compared", each) for each in str(params[name]).split())
            params[name] = "、".join(words) if session.output.language == "zh" else ", ".join(words)
    if "unit" in params:
        params["unit"] = names.unit(str(params["unit"]))
    return Reason.of(reason.code, **params)


def _window(desk: Services, text: str | None) -> str | None:
    if text is None:
        return None
    found = desk.find_window(text)
    if found is None:
        raise NotFoundError("service.no-window", window=text)
    return found
