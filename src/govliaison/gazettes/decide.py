"""The one verb of this room as a pure function: a notice is loaded."""

from datetime import date

import attrs

from govliaison.access import Actor
from govliaison.calendar import Notice
from govliaison.gazettes.model import Gazette, NoticeDay, NoticeLoaded
from govliaison.ledger import Decision
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class LoadAsk:
    """
    Load a notice.

    Attributes:
        notice: what it says
        region: code of the place for which it holds; empty: everywhere
        source: the notice, as it is cited
        issued: its day of issue
        today: the present day where the place is
        text: digest of the file it was read from
        actor: who loads it
    """

    notice: Notice
    region: str = ""
    source: str
    issued: date
    today: date
    text: str = ""
    actor: Actor


def load(gazette: Gazette | None, ask: LoadAsk) -> Decision | Refusal:
    """Load a notice; the very same one again changes nothing. The days of a place never settle a year."""
    if not (ask.actor.is_administrator or ask.actor.convenes(ask.region or None)):
        return Refusal.of("gazette.not-yours", person=ask.actor.person)
    if ask.issued > ask.today:
        return Refusal.of("gazette.not-issued", issued=ask.issued.isoformat())
    event = NoticeLoaded(
        year=ask.notice.year,
        region=ask.region,
        issued=ask.issued,
        source=ask.source,
        complete=ask.notice.complete and not ask.region,
        days=tuple(
            NoticeDay(day=day, kind=special.kind, name=special.name) for day, special in ask.notice.days.items()
        ),
        text=ask.text,
    )
    known = gazette.notices if gazette is not None else ()
    if any((each.issued, each.days, each.source) == (event.issued, event.days, event.source) for each in known):
        return Decision(events=())
    return Decision(events=(event,))
