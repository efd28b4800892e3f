"""``govliaison calendar load|days``: notices of days off into the ledger, and what is known of a year."""

import csv
import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Final

from cyclopts import Parameter

from govliaison.calendar import DayKind, Known, Notice, notices_of_rows, read_notice
from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.textfile import read_text
from govliaison.errors import InputError
from govliaison.values import parse_moment

_DAYS: Final = (
    Column("cli.head.day", whole=True),
    Column("cli.head.kind", whole=True),
    Column("cli.head.name", whole=True),
    Column("cli.head.source"),
)


def load(
    file: Annotated[Path, Parameter(help="cli.option.notice-file")],
    /,
    *,
    year: Annotated[int | None, Parameter(help="cli.option.notice-year")] = None,
    local: Annotated[str | None, Parameter(help="cli.option.notice-local")] = None,
    issued: Annotated[str | None, Parameter(help="cli.option.notice-issued")] = None,
    source: Annotated[str | None, Parameter(help="cli.option.notice-source")] = None,
    session: Call,
) -> None:
    """Load a year's notice of days off, or local days; running clocks are recomputed by ``deadlines recompute``."""
    text = read_text(file)
    documents, lines = [], []
    with session.at_work() as office:
        region = session.names.find_region(local) or ""
        day = None if issued is None else parse_moment(issued, session.zone).astimezone(session.zone).date()
        notices = _read(file, text, year, lambda said: office.known_days(region, day or said))
        for notice in notices:
            cited = source or notice.number or file.name
            is_new = office.load_notice(notice, source=cited, region=region, issued=day, text=text)
            kinds = [special.kind for special in notice.days.values()]
            facts: dict[str, Any] = {
                "year": notice.year,
                "off": kinds.count(DayKind.OFF),
                "work": kinds.count(DayKind.WORK),
                "complete": notice.complete and not region,
                "new": is_new,
            }
            documents.append({"source": cited, "region": region or None, **facts})
            lines.append(session.output.say("cli.notice-loaded" if is_new else "cli.notice-known", **facts))
    if any(document["new"] for document in documents):
        lines.append(session.output.say("cli.notice-next"))
    session.output.show(documents, *lines)


def days(
    year: Annotated[int, Parameter(help="cli.option.days-year")],
    /,
    *,
    local: Annotated[str | None, Parameter(help="cli.option.days-local")] = None,
    known_at: Annotated[str | None, Parameter(help="cli.option.known-at")] = None,
    session: Call,
) -> None:
    """Name the days off and make-up workdays of a year, as they are known or were known on a day."""
    with session.opened() as liaison:
        region = session.names.find_region(local)
        day = None if known_at is None else parse_moment(known_at, session.zone).astimezone(session.zone).date()
        calendar = liaison.jurisdictions.calendar_for(region, known_at=day)
    first = date(year, 1, 1)
    found = [each for each in (first + timedelta(days=n) for n in range(366)) if each.year == year]
    rows = [
        (each.isoformat(), table.days[each].kind, table.days[each].name, table.source)
        for each in found
        if (table := calendar.deciding.get(each)) is not None
    ]
    output = session.output
    document = {
        "year": year,
        "gazetted": calendar.is_gazetted(first),
        "days": [dict(zip(("date", "kind", "name", "source"), row, strict=True)) for row in rows],
    }
    lines = [(shown, output.say(f"cli.day.{kind}"), name, source) for shown, kind, name, source in rows]
    remark = [] if document["gazetted"] else [output.say("cli.not-gazetted", year=year)]
    output.show(document, Table(_DAYS, lines), *remark)


def _read(file: Path, text: str, year: int | None, known: Known) -> Sequence[Notice]:
    """Read a file by its ending: rows, a TOML table, or the text of a notice."""
    try:
        match file.suffix.lower():
            case ".csv":
                return notices_of_rows(csv.DictReader(text.splitlines()))
            case ".toml":
                return _read_toml(text)
            case _:
                return (read_notice(text, year=year, known=known),)
    except InputError as error:
        raise error.at(str(file)) from None


def _read_toml(text: str) -> Sequence[Notice]:
    """Read ``year``, ``dated``, ``number`` and a list ``day`` of tables with ``date``, ``kind`` and ``name``."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError("notice.toml", what=str(error)) from error
    listed = tables.get("day", [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise InputError("notice.nothing")
    rows = [{"notice_year": tables.get("year", ""), **each} for each in listed]
    plain = [{key: str(value) for key, value in row.items()} for row in rows]
    dated, number = tables.get("dated"), str(tables.get("number", ""))
    return [
        Notice(
            year=found.year,
            days=found.days,
            complete=bool(tables.get("complete", found.complete)),
            issued=dated if type(dated) is date else None,
            number=number,
        )
        for found in notices_of_rows(plain)
    ]
