"""``govliaison ledger entry``: one entry as it was stored, and the profile it was made under."""

from typing import Annotated, Final

from cyclopts import Parameter

from govliaison.cli.output import Column, Table
from govliaison.cli.session import Call
from govliaison.errors import NotFoundError
from govliaison.ledger import Positioned
from govliaison.liaison import Office
from govliaison.liaison.entries import kept_profile
from govliaison.texts import CATALOGUE

_COLUMNS: Final = (Column("cli.head.key", whole=True), Column("cli.head.value"))


def entry(name: Annotated[str, Parameter(help="cli.option.entry")], /, *, session: Call) -> None:
    """Show who entered what when, and under which profile; what it says stands with the record it belongs to."""
    with session.at_work() as office:
        found = find_entry(office, name)
        made, stamp = found.entry, found.entry.stamp()
        try:
            place = kept_profile(session.liaison.ledger, made.profile)["jurisdiction"]["name"]
        except NotFoundError:
            place = None
        facts = {
            "entry": made.ref,
            "position": found.position,
            "event": made.event,
            "effective_at": session.iso(stamp.effective_at),
            "recorded_at": session.iso(stamp.recorded_at),
            "actor": made.actor,
            "on_behalf_of": made.on_behalf_of,
            "recorded_for": made.recorded_for,
            "jurisdiction": made.jurisdiction,
            "caused_by": made.caused_by,
            "hash": made.hash,
            "profile": made.profile,
        }
    output = session.output
    label = f"label.event.{made.event}"
    shown = {**facts, "event": output.say(label) if label in CATALOGUE else made.event}
    lines = [(output.say(f"cli.entry.{key}"), str(value)) for key, value in shown.items() if value not in (None, "")]
    kept = "cli.entry-profile" if place else "cli.entry-no-profile"
    output.show(
        {**facts, "profile_kept": place is not None},
        Table(_COLUMNS, lines),
        output.say(kept, place=place or "", digest=made.profile),
    )


def find_entry(office: Office, name: str) -> Positioned:
    """
    Find an entry by its position, by stream and version, or by number of the case and version (``〔2026〕12号@3``).

    Raises:
        InputError: it is none of these
        NotFoundError: there is no such entry, or not for this reader
    """
    case, mark, version = name.rpartition("@")
    return office.entries.get(f"case/{office.cases.get(case).id}@{version}" if mark and "/" not in case else name)
