"""The picture in words and tables for people, and as one document for programs."""

from pathlib import Path
from typing import Any, Final

import attrs

from govliaison.access import mask_text
from govliaison.cases import Case, CaseState
from govliaison.cli.demo.figures import Overdue, Picture, UnitLine, Way
from govliaison.cli.demo.year import Quarter, Year
from govliaison.cli.duty_lines import DUTY_COLUMNS, duty_line, say_why
from govliaison.cli.names import Names
from govliaison.cli.output import Column, Output, Part, Table
from govliaison.deadlines import Light
from govliaison.ledger import reveal
from govliaison.oversight import Standing
from govliaison.plugins import ExampleOffer

_NUMBER = Column("cli.head.number", whole=True)
_UNIT = Column("cli.head.unit", whole=True)
_OVERDUE = (
    _NUMBER,
    _UNIT,
    Column("demo.head.stage", whole=True),
    Column("demo.head.since", whole=True),
    Column("demo.head.late", right=True, whole=True),
    Column("cli.head.title"),
)
_UNITS = (
    Column("cli.head.light", whole=True),
    _UNIT,
    *(Column(f"demo.head.{light}", right=True, whole=True) for light in ("red", "yellow", "green")),
    Column("demo.head.closed", right=True, whole=True),
    Column("demo.head.held", right=True, whole=True),
    Column("demo.head.days", right=True, whole=True),
    Column("demo.head.average", right=True, whole=True),
)
_WAYS = (_NUMBER, Column("demo.head.days", right=True, whole=True), Column("demo.head.hands"))
_RATES = (
    Column("demo.head.percent", right=True, whole=True),
    Column("demo.head.count", right=True, whole=True),
    Column("demo.head.rate"),
)
_QUARTERS: Final = (
    Column("cli.head.period", whole=True),
    *(Column(f"demo.head.{standing.value}", right=True, whole=True) for standing in Standing),
)
_SHOWN: Final = 0.05
"""Less than this many days would be told as 0.0."""


@attrs.frozen(kw_only=True)
class Telling:
    """
    One way of telling.

    Attributes:
        output: language and terminal
        names: what units are called
        example: what was played
        picture: how the city stands
        year: what there was besides cases, and how duties stood
        papers: where the papers were written, and how many
        folder: where it lies
        register: where the register was written
        kept: the folder is the user's own
    """

    output: Output
    names: Names
    example: ExampleOffer
    picture: Picture
    year: Year
    papers: tuple[Path, int]
    folder: Path
    register: Path
    kept: bool

    # -- for people ---------------------------------------------------------------------------------------------------

    def parts(self) -> list[Part]:
        """Give the report, what an office head wants first at the top."""
        say, picture = self.output.say, self.picture
        lights, states = picture.lights, picture.states
        return [
            say("demo.title", title=self.example.title, at=self._moment()),
            say(
                "demo.received",
                received=len(picture.cases),
                channels=picture.channels,
                refused=states[CaseState.REFUSED],
                closed=states[CaseState.CLOSED],
                open=lights.total(),
            ),
            say(
                "demo.open",
                **{light.value: lights[light] for light in Light},
                returned=sum(bool(case.returns) for case in picture.cases),
                redone=sum(bool(case.redone) for case in picture.cases),
            ),
            say("demo.year", **self.year.counts),
            self._heading("overdue", number=len(picture.overdue)),
            Table(_OVERDUE, [self._overdue(late) for late in picture.overdue], "demo.nothing-overdue"),
            self._heading("units"),
            Table(_UNITS, [self._unit(line) for line in picture.units]),
            self._heading("slowest", number=len(picture.slowest)),
            Table(_WAYS, [self._way(way) for way in picture.slowest]),
            self._heading("rates"),
            Table(_RATES, self._rates()),
            self._heading("duties"),
            Table(_QUARTERS, [self._quarter(quarter) for quarter in self.year.quarters]),
            "",
            say("demo.unmet", number=len(self.year.unmet)),
            Table(DUTY_COLUMNS, [duty_line(each, self.names, self.output) for each in self.year.unmet], "demo.all-met"),
            self._heading("next"),
            say("demo.register", path=self.register, rows=len(picture.cases)),
            say("demo.papers", path=self.papers[0], number=self.papers[1]),
            say("demo.kept" if self.kept else "demo.not-kept", folder=self.folder),
            "",
            *(f"  {command}" for command in self._commands()),
            "",
            say("demo.today"),
            say("demo.own"),
        ]

    def _heading(self, name: str, **params: object) -> str:
        return "\n" + self.output.say(f"demo.heading.{name}", **params)

    def _moment(self) -> str:
        return self.picture.now.strftime("%Y-%m-%d %H:%M")

    def _overdue(self, late: Overdue) -> tuple[str, ...]:
        since = late.since.astimezone(self.picture.now.tzinfo).strftime("%m-%d %H:%M")
        return (
            late.case.number,
            self.names.unit(late.unit),
            self.names.label("stage", late.stage),
            since,
            f"{late.days:.1f}",
            _title(late.case),
        )

    def _unit(self, line: UnitLine) -> tuple[str, ...]:
        counts = [line.lights[light] for light in (Light.RED, Light.YELLOW, Light.GREEN)]
        worst = next((light for light in (Light.RED, Light.YELLOW, Light.GREEN) if line.lights[light]), None)
        return (
            self.output.light(worst) if worst else "",
            self.names.unit(line.unit),
            *(str(count or "·") for count in (*counts, line.closed)),
            str(line.held),
            f"{line.days:.1f}",
            f"{line.days / line.held:.1f}",
        )

    def _way(self, way: Way) -> tuple[str, ...]:
        hands = " → ".join(f"{self.names.unit(unit)} {days:.1f}" for unit, days in way.days if days >= _SHOWN)
        return way.case.number, f"{way.total:.1f}", f"{_title(way.case)}\n{hands}"

    def _quarter(self, quarter: Quarter) -> tuple[str, ...]:
        return str(quarter.period), *(str(quarter.standings[standing] or "·") for standing in Standing)

    def _rates(self) -> list[tuple[str, ...]]:
        language = self.output.language
        return [
            (
                rate.shown,
                f"{rate.numerator}/{rate.denominator}",
                f"{rate.indicator.label(language)}\n{rate.indicator.definition(language)}",
            )
            for rate in self.picture.rates
        ]

    def _commands(self) -> list[str]:
        person = f"--as {self.example.person}"
        commands = [f'cd "{self.folder}"', f"govliaison cases list --overdue {person}"]
        shown = [late.case for late in self.picture.overdue] or [way.case for way in self.picture.slowest]
        commands += [f"govliaison cases show {case.number} {person}" for case in shown[:1]]
        if self.year.quarters:
            moment = self.picture.now.isoformat()
            commands.append(f"govliaison inspect --period {self.year.quarters[-1].period} --as-of {moment} {person}")
        return [*commands, f"govliaison ledger verify {person}", "govliaison config show"]

    # -- for programs -------------------------------------------------------------------------------------------------

    def document(self) -> dict[str, Any]:
        """Give the same for a program."""
        picture = self.picture
        return {
            "example": self.example.name,
            "title": self.example.title,
            "as_of": picture.now.isoformat(),
            "folder": str(self.folder),
            "register": str(self.register),
            "cases": len(picture.cases),
            "channels": picture.channels,
            "states": {state.value: picture.states[state] for state in CaseState},
            "lights": {light.value: picture.lights[light] for light in Light},
            "overdue": [
                {
                    "number": late.case.number,
                    "title": _title(late.case),
                    "unit": late.unit,
                    "unit_name": self.names.unit(late.unit),
                    "stage": late.stage.value,
                    "since": late.since.astimezone(picture.now.tzinfo).isoformat(),
                    "working_days": round(late.days, 2),
                }
                for late in picture.overdue
            ],
            "units": [
                {
                    "unit": line.unit,
                    "unit_name": self.names.unit(line.unit),
                    **{light.value: line.lights[light] for light in Light},
                    "closed": line.closed,
                    "held": line.held,
                    "working_days": round(line.days, 2),
                }
                for line in picture.units
            ],
            "slowest": [
                {
                    "number": way.case.number,
                    "title": _title(way.case),
                    "working_days": round(way.total, 2),
                    "hands": [{"unit": unit, "working_days": round(days, 2)} for unit, days in way.days],
                }
                for way in picture.slowest
            ],
            "rates": [
                {
                    "id": rate.indicator.id,
                    "name": rate.indicator.label(self.output.language),
                    "definition": rate.indicator.definition(self.output.language),
                    "numerator": rate.numerator,
                    "denominator": rate.denominator,
                    "percent": None if rate.value is None else str(rate.value),
                }
                for rate in picture.rates
            ],
            "year": dict(self.year.counts),
            "papers": {"folder": str(self.papers[0]), "number": self.papers[1]},
            "quarters": [
                {
                    "period": str(quarter.period),
                    **{standing.value: quarter.standings[standing] for standing in Standing},
                }
                for quarter in self.year.quarters
            ],
            "unmet": [
                {
                    "obligation": each.charge.obligation.id,
                    "clause": each.charge.obligation.clause,
                    "place": each.place.region,
                    "unit": each.charge.unit,
                    "period": str(each.charge.period),
                    "standing": each.judged.standing.value,
                    "reason": say_why(each, self.output),
                    "evidence": list(each.evidence),
                }
                for each in self.year.unmet
                if each.charge
            ],
            "next": self._commands(),
        }


def _title(case: Case) -> str:
    return mask_text(reveal(case.title))
