"""Text with one separator between cells: comma, tab or semicolon, quoted as in RFC 4180."""

import csv
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from govliaison.errors import InputError
from govliaison_spreadsheets.decoding import DAMAGE
from govliaison_spreadsheets.grids import ERRORS, Grid, Line, text_or_broken

DELIMITERS: Final = (",", "\t", ";")
LONGEST: Final = 131_072
"""Longest cell of a CSV file that is read and written, in characters; the limit of Python's ``csv``."""

_SPECIAL: Final = rf"(?:[=+\-@＝＋－＠\t\r\n]|(?:{'|'.join(map(re.escape, ERRORS))})\Z)"
_DANGEROUS: Final = re.compile(f"'*{_SPECIAL}")
_PROTECTED: Final = re.compile(f"'+{_SPECIAL}")
_FORMULA_TEXT: Final = re.compile(r'="([^"]*)"')


def read_delimited(path: Path, encoding: str) -> tuple[Grid, ...]:
    """Give one reading for each separator; whoever looks for the heading sees which is right."""
    return tuple(Grid(file=path, lines=partial(_lines, path, encoding, delimiter)) for delimiter in DELIMITERS)


def protect(text: str) -> str:
    """
    Keep a spreadsheet program from running text as a formula (OWASP, "CSV Injection") or taking it for an error.

    An apostrophe in front does it; text that already looks protected gets another one, so that :func:`unprotect` gives
    back exactly what was written.

    >>> protect("=1+1"), protect("'=1+1"), protect("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{text}" if _DANGEROUS.match(text) else text


def unprotect(text: str) -> str:
    """
    Undo :func:`protect`, and ``="…"``, which others write to keep long numbers as text.

    >>> unprotect("'=1+1"), unprotect('="0012"'), unprotect("'quoted'")
    ('=1+1', '0012', "'quoted'")
    """
    if _PROTECTED.match(text):
        return text[1:]
    if formula := _FORMULA_TEXT.fullmatch(text):
        return formula[1]
    return text


def _lines(path: Path, encoding: str, delimiter: str) -> Iterator[Line]:
    number = 0
    last = ""

    def watched(file: Iterable[str]) -> Iterator[str]:
        nonlocal last
        for last in file:  # noqa: UP028 - the line is looked at below
            yield last

    with path.open(encoding=encoding, errors=DAMAGE, newline="") as file:
        try:
            # Rows are counted as a spreadsheet program counts them: a cell may hold several lines.
            for number, row in enumerate(csv.reader(watched(file), delimiter=delimiter), start=1):
                # A quotation mark that is never closed swallows the rest of the file; csv says nothing.
                if row and "\n" in row[-1] and not last.rstrip().endswith('"'):
                    raise _broken(path, number)
                yield number, [text_or_broken(cell) if cell[:1] == "#" else unprotect(cell) for cell in row]
        except csv.Error as error:
            raise _broken(path, number + 1) from error


def _broken(path: Path, row: int) -> InputError:
    return InputError("table.broken-row", where=f"{path.name} › {row}", row=row, longest=LONGEST)
