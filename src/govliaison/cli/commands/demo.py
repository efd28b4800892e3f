"""``govliaison demo``: a whole city for a year, in less than a minute, without any set-up."""

from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.demo.figures import draw
from govliaison.cli.demo.own_folder import offer_of_folder
from govliaison.cli.demo.papers import write_papers
from govliaison.cli.demo.stage import choose_example, make_folder, played
from govliaison.cli.demo.telling import Telling
from govliaison.cli.demo.year import look_back
from govliaison.cli.names import Names
from govliaison.cli.session import Call

_REGISTER: Final = "register.xlsx"


def demo(
    own: Annotated[Path | None, Parameter(help="cli.option.demo-own")] = None,
    /,
    *,
    keep: Annotated[Path | None, Parameter(help="cli.option.demo-keep")] = None,
    example: Annotated[str | None, Parameter(help="cli.option.demo-example")] = None,
    session: Call,
) -> None:
    """Play an invented city for a year, or a place of one's own for two weeks, and tell how it stands."""
    output = session.output
    offer = choose_example(example) if own is None else offer_of_folder(own, output)
    folder = make_folder(keep).resolve()
    with (
        output.progress("demo.progress") as advance,
        played(offer, folder, advance) as (liaison, ended),
    ):
        office = liaison.as_(offer.person)
        picture = draw(
            office.registers.cases(), lambda region: liaison.jurisdictions.rules_for(region).limits.calendar, ended
        )
        register = office.registers.export(folder / _REGISTER)
        year = look_back(liaison, office, offer.begins, ended)
        papers = write_papers(office, picture.cases, [quarter.period for quarter in year.quarters], folder)
        telling = Telling(
            output=output,
            names=Names(liaison, output),
            example=offer,
            picture=picture,
            year=year,
            papers=papers,
            folder=folder,
            register=register,
            kept=keep is not None,
        )
    output.show(telling.document(), *telling.parts())
