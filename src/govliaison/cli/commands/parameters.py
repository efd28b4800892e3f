"""Arguments that several commands share; each help text is a code of the catalogue."""

from typing import Annotated

from cyclopts import Parameter

CaseName = Annotated[str, Parameter(help="cli.option.case")]
"""Id or number of a case."""
At = Annotated[str | None, Parameter(help="cli.option.at")]
"""When it happened, if earlier (补录)."""
RecordedFor = Annotated[str | None, Parameter(help="cli.option.recorded-for")]
"""The person who signed on paper (代录)."""
UnitName = Annotated[str | None, Parameter(help="cli.option.unit")]
"""Id or name of a unit."""
Note = Annotated[str, Parameter(help="cli.option.note")]
"""A remark."""
Number = Annotated[int, Parameter(help="cli.option.limit")]
"""How many lines."""
