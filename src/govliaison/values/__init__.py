"""
Floor 0: values with no behaviour beyond themselves.

Codes, moments, periods, amounts of time, numbers, ids and reasons. Everything above stands on them.
"""

from govliaison.values.amounts import Amount, TimeUnit
from govliaison.values.canonical import digest, dump_canonical, load_canonical
from govliaison.values.ids import ID_PATTERN, IdSource, make_uuid7
from govliaison.values.moments import TimeSource, from_micros, parse_day_or_moment, parse_moment, to_micros
from govliaison.values.reasons import Param, Reason, Refusal
from govliaison.values.tables import Cell, CellProblem, Column, ColumnMatch, Field, FieldKind, Reading, Row, Sheet
from govliaison.values.text import check_text, fold_width

__all__ = [
    "ID_PATTERN",
    "Amount",
    "Cell",
    "CellProblem",
    "Column",
    "ColumnMatch",
    "Field",
    "FieldKind",
    "IdSource",
    "Param",
    "Reading",
    "Reason",
    "Refusal",
    "Row",
    "Sheet",
    "TimeSource",
    "TimeUnit",
    "check_text",
    "digest",
    "dump_canonical",
    "fold_width",
    "from_micros",
    "load_canonical",
    "make_uuid7",
    "parse_day_or_moment",
    "parse_moment",
    "to_micros",
]
