"""The case register (工作台账) as one person may see it: the cases, the sheet, the file (M2.3)."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context, Persons, Posts
from govliaison.cases import CASE, Case, CaseState
from govliaison.enterprises import ENTERPRISE
from govliaison.errors import InputError
from govliaison.ledger import Order, Query
from govliaison.liaison.roster import Roster
from govliaison.papers import EnterpriseLine, RegisterFacts, RenderAsk, case_register
from govliaison.texts import Language, say
from govliaison.values import Sheet

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_MEDIA_TYPES: Final = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
}
_PAGE: Final = 500


class Registers:
    """
    The case register of one person.

    Args:
        liaison: the deployment
        context: who reads
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context

    def cases(self) -> Iterator[Case]:
        """Give every case this person may see, in the order of receipt; what came by an import that was undone never was."""
        states = frozenset(state.value for state in CaseState if state is not CaseState.UNDONE)
        reader = self._context.actor.reader
        query = Query(kind=CASE.kind, reader=reader, states=states, order=Order.OPENED, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def sheet(self, language: Language = "zh") -> Sheet:
        """Lay out the case register of all cases this person may see."""
        profile = self._liaison.profile
        title = say("register.title", {"place": profile.jurisdiction.name}, language)
        return case_register(self.cases(), self.facts(language), title=title, now=self._context.now)

    def export(self, path: Path, language: Language = "zh") -> Path:
        """
        Write the case register as a workbook or CSV, by the ending of the name.

        Raises:
            InputError: another ending, a missing folder, or a file that is open in another program
            NotFoundError: no renderer writes such files
        """
        media_type = _MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            raise InputError("liaison.unknown-ending", name=path.name, known=" ".join(_MEDIA_TYPES))
        renderer = self._liaison.renderer_for(media_type)
        ask = RenderAsk(content=self.sheet(language), target=path, media_type=media_type)
        return renderer.render(ask).path

    def facts(self, language: Language = "zh") -> RegisterFacts:
        """Give what registers and papers look up: names of units, channels, places, enterprises and people."""
        profiles = self._liaison.jurisdictions.all_profiles
        posts = Posts(self._context, self._liaison.post_ids)
        roster = Roster(Persons(self._context), posts, profiles, at=self._context.now)
        return RegisterFacts(
            zone=ZoneInfo(self._liaison.profile.jurisdiction.zone),
            units={unit.id: unit.short or unit.name for profile in profiles for unit in profile.units.units.values()},
            channels={plan.id: plan.name for plan in self._liaison.profile.channels.values()},
            region=self._liaison.tables.region_name,
            enterprise=lambda enterprise: self._enterprise_line(enterprise, language),
            leader=lambda unit: roster.holder(unit, "leader"),
            contact=roster.contact,
            person=roster.name,
            language=language,
        )

    def _enterprise_line(self, enterprise: str, language: Language) -> EnterpriseLine | None:
        loaded = self._context.ledger.load(ENTERPRISE.stream(enterprise))
        if loaded.record is None:
            return None
        facts = loaded.record.facts
        return EnterpriseLine(
            name=loaded.record.name,
            industry=self._liaison.tables.industry_name(facts.industry),
            size=say(f"label.size.{loaded.record.size.size_class}", {}, language),
        )
