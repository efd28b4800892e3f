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
_COUNTED_IN_TIME: Final = (TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.WORKING_HOUR)
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
    in_time = limit.unit in _COUNTED_IN_TIME
    lines = [
        output.say(
            "cli.due.in_time" if in_time else f"cli.due.{count_from}",
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
class _Batch:
    """A file whose rows are answered one by one; everything is read before anything is printed."""

    path: Path
    heading: list[str]
    column: int
    calendar: WorkCalendar
    limit: Amount
    count_from: CountFrom

    def answer(self, line: int, row: list[str]) -> tuple[list[str], DueMoment]:
        """
        Give a row with as many cells as the heading has, and when its limit ends.

        Raises:
            InputError: it has more cells, or its moment cannot be read; with file and line
        """
        where = at_line(self.path, line)
        if len(row) > len(self.heading):
            raise InputError("cli.too-many-cells", where=where, cells=len(row), columns=len(self.heading))
        cells = [*row, *[""] * (len(self.heading) - len(row))]
        try:
            start = parse_moment(cells[self.column], self.calendar.zone)
            return cells, due(self.calendar, start, self.limit, count_from=self.count_from)
        except InputError as error:
            raise error.at(where) from None


def _print_batch(session: Session, path: Path, limit: Amount, count_from: CountFrom) -> None:
    rows = list(read_csv(path))
    if not rows:
        raise InputError("cli.empty-file", where=str(path))
    heading = rows[0][1]
    names = [name.strip() for name in heading]
    if _RECEIVED not in names:
        raise InputError("cli.no-column", where=at_line(path, 1), column=_RECEIVED, columns=", ".join(names))
    calendar = session.calendar
    batch = _Batch(
        path=path,
        heading=heading,
        column=names.index(_RECEIVED),
        calendar=calendar,
        limit=limit,
        count_from=count_from,
    )
    answers = [batch.answer(line, row) for line, row in rows[1:]]
    if session.options.json:
        documents = [
            {
                **dict(zip(heading, cells, strict=True)),
                "due_at": _iso(found.at, calendar),
                "provisional": found.provisional,
            }
            for cells, found in answers
        ]
        session.output.show(documents)
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*heading, "due_at", "provisional"])
    for cells, found in answers:
        writer.writerow([*cells, _iso(found.at, calendar), str(found.provisional).lower()])
    session.output.out.write(text.getvalue())


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
