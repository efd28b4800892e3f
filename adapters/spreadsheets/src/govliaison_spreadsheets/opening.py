"""Opening a table: which part of the file, which heading, which columns."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from govliaison.errors import InputError
from govliaison.values import Field, Reading
from govliaison_spreadsheets.grids import Grid
from govliaison_spreadsheets.guessing import guess_columns
from govliaison_spreadsheets.headings import Heading, Match, find_heading
from govliaison_spreadsheets.mapping import apply_mapping, check_fields, check_headings
from govliaison_spreadsheets.readers import read_grids
from govliaison_spreadsheets.rows import read_rows


def open_table(
    path: str | Path,
    fields: Sequence[Field],
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Reading:
    """
    Find the table in a file and understand its columns; its rows are read as they are asked for.

    Args:
        path: a workbook (XLSX, XLSB, XLS, ODS), delimited text, an HTML table, JSON or Python dict literals, whatever
            its name
        fields: what the core wants
        mapping: field by heading, as :func:`load_mapping` gives it; without it the headings are guessed
        sheet: name of the sheet, or number of the table on a page; without it the one that holds most of the fields

    Raises:
        InputError: there is no such file, sheet, heading or required column, or the mapping does not fit; the rows raise
            it where the file cannot be split any further
    """
    path = Path(path)
    if mapping is not None:
        check_fields(mapping, fields)
    grids = _choose_part(path, read_grids(path, hidden=sheet is not None), sheet)
    match = partial(_match, fields=fields, mapping=mapping)
    grid, heading = _choose_table(path, grids, match, fields)
    if mapping is not None:
        check_headings(mapping, heading.texts, grid.name)
    _check_required(grid, heading, fields)
    by_name = {field.name: field for field in fields}
    return Reading(name=grid.name, columns=heading.columns, rows=read_rows(grid, heading, by_name))


def _match(
    headings: Sequence[str], *, fields: Sequence[Field], mapping: Mapping[str, str] | None
) -> tuple[str | None, ...]:
    return guess_columns(headings, fields) if mapping is None else apply_mapping(headings, mapping)


def _choose_part(path: Path, grids: Sequence[Grid], sheet: str | None) -> Sequence[Grid]:
    if sheet is None:
        return grids
    chosen = [grid for grid in grids if grid.part == sheet]
    if not chosen:
        possible = "、".join(grid.part for grid in grids if grid.part) or path.name
        raise InputError("table.no-sheet", where=str(path), sheet=sheet, possible=possible)
    return chosen


def _choose_table(path: Path, grids: Sequence[Grid], match: Match, fields: Sequence[Field]) -> tuple[Grid, Heading]:
    found = [(grid, heading) for grid in grids if (heading := find_heading(grid, match))]
    # An empty form beside the filled one is no rival.
    found = [pair for pair in found if pair[1].followed] or found
    best = max((heading.score for _, heading in found), default=0)
    if not best:
        wanted = "、".join(field.zh for field in fields)
        raise InputError("table.no-heading", where=str(path), file=path.name, wanted=wanted)
    chosen = [pair for pair in found if pair[1].score == best]
    parts = dict.fromkeys(grid.part for grid, _ in chosen)
    if len(parts) > 1:
        raise InputError("table.many-sheets", where=str(path), file=path.name, sheets="、".join(parts))
    return chosen[0]


def _check_required(grid: Grid, heading: Heading, fields: Sequence[Field]) -> None:
    missing = [field.zh for field in fields if field.required and field.name not in heading.fields]
    if missing:
        raise InputError(
            "table.column-missing",
            where=grid.name,
            row=heading.last,
            missing="、".join(missing),
            found="、".join(text for text in heading.texts if text),
        )
