"""Tables keep what every channel and every renderer promises."""

from pathlib import Path

from govliaison.testing import renderer_contract
from govliaison.testing.contracts.channel import FIELDS, Submissions, channel_contract
from govliaison.values import Column, Sheet
from govliaison_spreadsheets import write_sheet
from govliaison_spreadsheets.plugin import CSV, XLSX, SpreadsheetChannel, SpreadsheetRenderer


def put_workbook(folder: Path, submissions: Submissions) -> Path:
    return _put(folder / "来件.xlsx", submissions)


def put_text(folder: Path, submissions: Submissions) -> Path:
    return _put(folder / "来件.csv", submissions)


def _put(path: Path, submissions: Submissions) -> Path:
    rows = [tuple(said.get(field.name) for field in FIELDS) for said in submissions]
    columns = tuple(Column(heading=field.zh, kind=field.kind) for field in FIELDS)
    write_sheet(Sheet(title="", columns=columns, rows=rows), path)
    return path


TestWorkbooks = channel_contract(SpreadsheetChannel, deliver=put_workbook)
TestTextTables = channel_contract(SpreadsheetChannel, deliver=put_text)
TestRegisters = renderer_contract(SpreadsheetRenderer, media_types={XLSX, CSV})
