"""``govliaison calendar due``: when a limit ends."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Final, Literal

import attrs
from cyclopts import Parameter

from govliaison.calendar import CountFrom, DueMoment, WorkCalendar, due
from govliaison.cli.session import Call, Session
from govliaison.cli.textfile import at_line, read_csv
from govliaison.cli.usage import UsageError
from govliaison.errors import InputError
from govliaison.values import Amount, TimeUnit, parse_moment

_RECEIVED: Final = "received_at"
_COUNTED_IN_WORKING_TIME: Final = (TimeUnit.WORKING_DAY, TimeUnit.WORKING_HOUR)
_MOST_REASONS: Final = 40


def due_(
    moment: Annotated[str, Parameter(help="cli.option.moment")],
    amount: Annotated[str | None, Parameter(help="cli.option.amount")] = None,
    /,
    *,
    batch: Annotated[Path | None, Parameter(help="cli.option.batch")] = None,
    count_from: Annotated[Literal["next_day", "same_day"], Parameter(help="cli.option.count-from")] = "next_day",
    session: Call,
) -> None:
    """Tell when an amount of time after a moment ends; with ``--batch`` for every row of a file."""
    if batch is not None:
        if amount is not None:
            raise UsageError("cli.due-batch-moment", moment=moment)
        _print_batch(session, batch, Amount.parse(moment), CountFrom(count_from))
        return
    if amount is None:
        raise UsageError("cli.missing", name="AMOUNT")
    calendar = session.calendar
    start = parse_moment(moment, calendar.zone)
    limit = Amount.parse(amount)
    found = due(calendar, start, limit, count_from=CountFrom(count_from))
    document = {
        "received_at": _iso(start, calendar),
        "amount": str(limit),
        "count_from": count_from,
        "due_at": _iso(found.at, calendar),
        "provisional": found.provisional,
    }
    output = session.output
    lines = [
        output.say(
            f"cli.due.{count_from}",
            due=session.local(found.at),
            amount=limit.in_chinese() if output.language == "zh" else str(limit),
            start=session.local(start),
        )
    ]
    if limit.unit in _COUNTED_IN_WORKING_TIME:
        lines += [f"  {output.say(code, **params)}" for code, params in _special_days(calendar, start, found)]
    if found.provisional:
        lines.append(output.say("cli.due.provisional"))
    session.output.show(document, *lines)


@attrs.frozen(kw_only=True)
class _Row:
    cells: list[str]
    due: DueMoment


def _print_batch(session: Session, path: Path, limit: Amount, count_from: CountFrom) -> None:
    """Read everything before anything is printed, so that a file with a mistake prints nothing."""
    calendar = session.calendar
    heading, *rows = _read_rows(path)
    column = _find_column(path, heading[1])
    answers = [_answer(path, line, row, heading[1], column, calendar, limit, count_from) for line, row in rows]
    if session.options.json:
        names = heading[1]
        session.output.show(
            [{**dict(zip(names, row.cells, strict=True)), **_result(row.due, calendar)} for row in answers]
        )
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*heading[1], "due_at", "provisional"])
    for row in answers:
        writer.writerow([*row.cells, _iso(row.due.at, calendar), "true" if row.due.provisional else "false"])
    session.output.out.write(text.getvalue())


def _read_rows(path: Path) -> list[tuple[int, list[str]]]:
    rows = list(read_csv(path))
    if not rows:
        raise InputError("cli.empty-file", where=str(path))
    return rows


def _find_column(path: Path, heading: list[str]) -> int:
    names = [name.strip() for name in heading]
    if _RECEIVED not in names:
        raise InputError("cli.no-column", where=at_line(path, 1), column=_RECEIVED, columns=", ".join(names))
    return names.index(_RECEIVED)


def _answer(  # noqa: PLR0917 - one row with everything it is answered from
    path: Path,
    line: int,
    row: list[str],
    heading: list[str],
    column: int,
    calendar: WorkCalendar,
    limit: Amount,
    count_from: CountFrom,
) -> _Row:
    if len(row) > len(heading):
        raise InputError("cli.too-many-cells", where=at_line(path, line), cells=len(row), columns=len(heading))
    cells = [*row, *[""] * (len(heading) - len(row))]
    try:
        start = parse_moment(cells[column], calendar.zone)
        return _Row(cells=cells, due=due(calendar, start, limit, count_from=count_from))
    except InputError as error:
        raise error.at(at_line(path, line)) from None


def _result(found: DueMoment, calendar: WorkCalendar) -> dict[str, object]:
    return {"due_at": _iso(found.at, calendar), "provisional": found.provisional}


def _iso(moment: datetime, calendar: WorkCalendar) -> str:
    return moment.astimezone(calendar.zone).isoformat()


def _special_days(calendar: WorkCalendar, start: datetime, found: DueMoment) -> Iterator[tuple[str, dict[str, str]]]:
    """Name the holidays that were skipped and the make-up workdays that were counted, day by day."""
    day, last = calendar.local(start)[0], calendar.local(found.at)[0]
    named = 0
    while day <= last and named < _MOST_REASONS:
        reason = calendar.why(day)
        if reason.code in ("calendar.holiday", "calendar.make-up-workday"):
            named += 1
            yield reason.code, {key: str(value) for key, value in reason.params}
        day += timedelta(days=1)
