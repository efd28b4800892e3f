"""Where what is waiting in the outbox goes: to notifiers, and back by the channel a matter came by."""

from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from govliaison.exchange import AnsweringChannel, Destinations, FilesNotifier, FilesSettings, Wording
from govliaison.liaison.addresses import find_address
from govliaison.texts import Language

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison


def destinations_of(liaison: "Liaison", language: Language) -> Destinations:
    """
    Give the destinations of a deployment.

    A channel whose adapter carries no answers has them put as files into ``answers/<channel>`` beside the deployment file, one
    for each, until an adapter that does is set up.
    """
    return Destinations(
        notifiers=liaison.adapters.notifiers,
        channels={name: _carrier(liaison, name) for name in liaison.profile.channels},
        addresses=lambda recipient, _destination: find_address(
            recipient, liaison.jurisdictions.all_profiles, liaison.ledger
        ),
        wording=Wording(
            language=language,
            zone=ZoneInfo(liaison.profile.jurisdiction.zone),
            units={
                unit.id: unit.short or unit.name
                for profile in liaison.jurisdictions.all_profiles
                for unit in profile.units.units.values()
            },
        ),
    )


def _carrier(liaison: "Liaison", channel: str) -> AnsweringChannel:
    adapter = liaison.adapters.channels.get(channel)
    if adapter is not None and hasattr(adapter, "answer"):
        return cast("AnsweringChannel", adapter)
    return FilesNotifier(FilesSettings(folder=liaison.deployment.file.parent / "answers" / channel))
