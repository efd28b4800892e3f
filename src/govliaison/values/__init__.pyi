from govliaison.values.amounts import Amount, TimeUnit
from govliaison.values.canonical import ALGORITHMS, check_algorithm, digest, dump_canonical, load_canonical
from govliaison.values.case_numbers import case_number, check_case_number
from govliaison.values.credit_codes import CodeCheck, CodeStatus, CreditCode, check_credit_code
from govliaison.values.ids import ID_PATTERN, IdSource, make_uuid7
from govliaison.values.industries import IndustryCode, IndustryEdition, IndustryTable
from govliaison.values.moments import TimeSource, from_micros, parse_day_or_moment, parse_moment, to_micros
from govliaison.values.money import Money, parse_money
from govliaison.values.names import normalise_name
from govliaison.values.periods import Period
from govliaison.values.reasons import Param, Reason, Refusal
from govliaison.values.region_table import Region, RegionTable
from govliaison.values.regions import RegionCode, RegionKind, RegionLevel, region_stem
from govliaison.values.registrars import REGISTRARS, Registrar
from govliaison.values.reports import ImportReport, ReportedRow, RowOutcome
from govliaison.values.tables import Cell, CellProblem, Column, ColumnMatch, Field, FieldKind, Reading, Row, Sheet
from govliaison.values.text import check_text, fold_width

__all__ = [
    "ALGORITHMS",
    "ID_PATTERN",
    "REGISTRARS",
    "Amount",
    "Cell",
    "CellProblem",
    "CodeCheck",
    "CodeStatus",
    "Column",
    "ColumnMatch",
    "CreditCode",
    "Field",
    "FieldKind",
    "IdSource",
    "ImportReport",
    "IndustryCode",
    "IndustryEdition",
    "IndustryTable",
    "Money",
    "Param",
    "Period",
    "Reading",
    "Reason",
    "Refusal",
    "Region",
    "RegionCode",
    "RegionKind",
    "RegionLevel",
    "RegionTable",
    "Registrar",
    "ReportedRow",
    "Row",
    "RowOutcome",
    "Sheet",
    "TimeSource",
    "TimeUnit",
    "case_number",
    "check_algorithm",
    "check_case_number",
    "check_credit_code",
    "check_text",
    "digest",
    "dump_canonical",
    "fold_width",
    "from_micros",
    "load_canonical",
    "make_uuid7",
    "normalise_name",
    "parse_day_or_moment",
    "parse_moment",
    "parse_money",
    "region_stem",
    "to_micros",
]
