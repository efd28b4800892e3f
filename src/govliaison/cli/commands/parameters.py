"""Arguments that several commands share; each help text is a code of the catalogue."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.words import read_word

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
Track = Annotated[str | None, Parameter(help="cli.option.track", converter=read_word("track"))]
"""The track of a statute, by its word or as people call it."""
Difficulty = Annotated[str | None, Parameter(help="cli.option.difficulty", converter=read_word("difficulty"))]
"""A difficulty, by its word or as people call it."""
Tags = Annotated[tuple[str, ...], Parameter(name="--tag", help="cli.option.tag", converter=read_word("tag"))]
"""Tags, by their words or as people call them."""
