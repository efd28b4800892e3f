"""Where what is waiting in the outbox goes: to notifiers, and back by the channel a matter came by."""

from collections.abc import Mapping
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
            texts_for=lambda stream: _texts_of(liaison, stream),
        ),
    )


def _texts_of(liaison: "Liaison", stream: str) -> Mapping[str, str]:
    """Give what the place of a record says in words of its own."""
    stored = liaison.ledger.store.records([stream]).get(stream)
    return liaison.jurisdictions.profile_for(stored.index.region if stored else None).texts


def _carrier(liaison: "Liaison", channel: str) -> AnsweringChannel:
    adapter = liaison.adapters.channels.get(channel)
    if adapter is not None and hasattr(adapter, "answer"):
        return cast("AnsweringChannel", adapter)
    return FilesNotifier(FilesSettings(folder=liaison.deployment.file.parent / "answers" / channel))
