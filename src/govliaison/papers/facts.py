"""What papers must look up, and what a place decides about its papers."""

from collections.abc import Mapping
from datetime import date, datetime

import attrs

from govliaison.papers.paper import Head, RecordBlock
from govliaison.papers.register import RegisterFacts


@attrs.frozen(kw_only=True)
class PaperPlan:
    """
    ``[papers]`` of a profile: how its papers are headed and closed.

    Attributes:
        issuer: id of the unit in whose name papers about cases go out; the desk of cases if empty
        word: the organ's word in official numbers (机关代字), such as ``例政企联``
        copied_to: who gets a copy of bulletins and orders (抄送)
        printed_by: office that prints them (印发机关); the issuer if empty
    """

    issuer: str = ""
    word: str = ""
    copied_to: tuple[str, ...] = ()
    printed_by: str = ""


@attrs.frozen(kw_only=True)
class PaperFacts:
    """
    What papers must look up.

    Attributes:
        names: names and words, as registers look them up
        officials: official names of units on the day of the paper, by id (B1)
        plan: the place's own decisions
        issuer: id of the unit that issues
        today: day of the paper where it is
    """

    names: RegisterFacts
    officials: Mapping[str, str]
    plan: PaperPlan
    issuer: str
    today: date

    def organ(self, unit: str) -> str:
        """Give the official name of a unit on the day of the paper."""
        return self.officials.get(unit, unit)

    def head(self, suffix: str, *, number: str = "", urgency: str = "") -> Head:
        """Give the red head of a paper of the issuer's."""
        return Head(organs=(self.organ(self.issuer),), suffix=suffix, number=number, urgency=urgency)

    def record(self, *copied_to: str) -> RecordBlock:
        """Give the block of record, with copies to the usual and to others."""
        return RecordBlock(
            copied_to=tuple(dict.fromkeys((*self.plan.copied_to, *copied_to))),
            printed_by=self.plan.printed_by or self.organ(self.issuer),
            printed_on=self.today,
        )

    def number(self, number: str) -> str:
        """
        Give an official number with the organ's word before it; empty where there is none yet.

        A number of another series, such as that of a meeting, has its word already.
        """
        return f"{self.plan.word}{number}" if number.startswith("〔") else number

    def enterprise(self, enterprise: str | None) -> str:
        """Name an enterprise."""
        found = self.names.enterprise(enterprise) if enterprise else None
        return found.name if found else enterprise or ""

    def moment(self, moment: datetime) -> str:
        """
        Write a moment as papers do.

        The hour is told, since limits may end within a day.
        """
        local = self.names.local(moment)
        return f"{local.year}年{local.month}月{local.day}日{local:%H:%M}"

    def day(self, moment: datetime) -> str:
        """Write the day of a moment as papers do."""
        local = self.names.local(moment)
        return f"{local.year}年{local.month}月{local.day}日"
