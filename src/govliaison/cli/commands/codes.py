"""``govliaison codes check``: are these credit codes?"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.cli.shapes import reasons_document, reasons_text
from govliaison.cli.textfile import at_line, read_csv, read_text
from govliaison.cli.usage import UsageError
from govliaison.errors import InputError
from govliaison.values import CodeStatus, check_credit_code, fold_width

_HEADINGS: Final = frozenset(
    {"code", "codes", "uscc", "creditcode", "统一社会信用代码", "社会信用代码", "信用代码", "统一代码", "统一信用代码"}
)
_ALL_ARE_SHOWN: Final = 20
_COLUMNS: Final = (
    Column("cli.head.code", whole=True),
    Column("cli.head.status", whole=True),
    Column("cli.head.reasons"),
)


def check(
    *codes: Annotated[str, Parameter(help="cli.option.codes")],
    file: Annotated[Path | None, Parameter(help="cli.option.codes-file")] = None,
    session: Call,
) -> None:
    """Check credit codes, from arguments or from a file."""
    texts = [*codes, *(read_codes(file) if file else ())]
    if not texts and file is None:
        raise UsageError("cli.no-codes")
    checks = [check_credit_code(text) for text in texts]
    documents = [
        {
            "input": each.input,
            "code": each.code,
            "status": each.status.value,
            "reasons": reasons_document(each.reasons, session.output.language),
        }
        for each in checks
    ]
    output = session.output
    shown = checks if len(checks) <= _ALL_ARE_SHOWN else [each for each in checks if each.reasons]
    rows = [
        (each.code or each.input, output.say(f"cli.code.{each.status}"), reasons_text(each.reasons, output.language))
        for each in shown
    ]
    counts = Counter(each.status for each in checks)
    summary = output.say("cli.separator").join(
        output.say("cli.code-count", number=counts[status], status=output.say(f"cli.code.{status}"))
        for status in CodeStatus
        if counts[status]
    )
    parts = [Table(_COLUMNS, rows)] if rows else []
    output.show(documents, *parts, output.say("cli.code-summary", total=len(checks), summary=summary))


def read_codes(path: Path) -> Iterator[str]:
    """
    Read codes from a file: one a line, or the column of codes of a file with columns.

    Raises:
        InputError: it cannot be read, or has several columns and none of them is one of codes
    """
    rows = list(read_csv(path))
    if not rows:
        raise InputError("cli.empty-file", where=str(path))
    heading = rows[0][1]
    column = next((number for number, name in enumerate(heading) if _fold(name) in _HEADINGS), None)
    if column is not None:
        yield from (row[column] if column < len(row) else "" for _, row in rows[1:])
    elif len(heading) > 1:
        names = ", ".join(heading)
        raise InputError("cli.no-column", where=at_line(path, 1), column="统一社会信用代码", columns=names)
    else:
        yield from (line for line in read_text(path).splitlines() if line.strip())


def _fold(name: str) -> str:
    return "".join(fold_width(name).lower().replace("_", "").replace("-", "").split())
