"""
Floor 0: values with no behaviour beyond themselves.

Codes, moments, periods, amounts of time, numbers, ids and reasons. Everything above stands on them.
"""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".amounts": "Amount TimeUnit",
        ".canonical": "ALGORITHMS check_algorithm digest dump_canonical load_canonical",
        ".case_numbers": "case_number check_case_number",
        ".credit_codes": "CodeCheck CodeStatus CreditCode check_credit_code",
        ".ids": "ID_PATTERN IdSource make_uuid7",
        ".industries": "IndustryCode IndustryEdition IndustryTable",
        ".moments": "TimeSource from_micros parse_day_or_moment parse_moment to_micros",
        ".money": "Money parse_money",
        ".names": "normalise_name",
        ".periods": "Period",
        ".reasons": "Param Reason Refusal",
        ".region_table": "Region RegionTable",
        ".regions": "RegionCode RegionKind RegionLevel region_stem",
        ".registrars": "REGISTRARS Registrar",
        ".reports": "ImportReport ReportedRow RowOutcome",
        ".tables": "Cell CellProblem Column ColumnMatch Field FieldKind Reading Row Sheet",
        ".text": "check_text fold_width",
    },
)
