"""What things are called by people: units, channels, places, states."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

from govliaison.access import mask_name
from govliaison.cli.output import Output
from govliaison.enterprises import ENTERPRISE
from govliaison.errors import InputError, NotFoundError
from govliaison.ledger import id_of
from govliaison.texts import CATALOGUE, LANGUAGES, say, say_class
from govliaison.units import PostKind, Unit
from govliaison.values import RegionCode

if TYPE_CHECKING:
    from govliaison.liaison import Liaison


class Names:
    """
    The words of one deployment.

    Args:
        liaison: the deployment
        output: in whose language
    """

    def __init__(self, liaison: "Liaison", output: Output) -> None:
        self._liaison = liaison
        self._output = output
        profiles = liaison.jurisdictions.all_profiles
        self.units: dict[str, Unit] = {
            unit.id: unit for each in reversed(profiles) for unit in each.units.units.values()
        }

    def unit(self, unit: str | None) -> str:
        """Name a unit as people do."""
        known = self.units.get(unit or "")
        return (known.short or known.name) if known else unit or ""

    def post(self, post: str) -> str:
        """Name a post such as ``data-bureau.handler`` as people do, so that it can be typed again."""
        unit, dot, kind = post.rpartition(".")
        return f"{self.unit(unit)}.{self.label('post', kind)}" if dot and kind in set(PostKind) else post

    def find_post(self, text: str) -> str:
        """Give the id of the post that somebody means, ``UNIT.POST`` by ids or names; other words as they are."""
        unit, dot, kind = text.rpartition(".")
        named = {say(f"label.post.{each}", {}, language): each.value for each in PostKind for language in LANGUAGES}
        kind = named.get(kind, kind)
        return f"{self.find_unit(unit)}.{kind}" if dot and kind in set(PostKind) else text

    def firms(self, enterprises: Iterable[str]) -> list[str]:
        """Name enterprises of the base; those whose names were erased stand for their ids."""
        streams = [ENTERPRISE.stream(each) for each in sorted(enterprises)]
        found = self._liaison.ledger.load_many(streams).values()
        return [mask_name(each.record.name) if each.record else id_of(each.stream) for each in found]

    def channel(self, channel: str) -> str:
        """Name a channel."""
        plan = self._liaison.profile.channels.get(channel)
        code = f"label.channel.{channel}"
        return plan.name if plan else self._output.say(code) if code in CATALOGUE else channel

    def region(self, code: str | None) -> str:
        """Name a division."""
        return self._liaison.tables.region_name(code)

    def label(self, what: str, value: StrEnum | str | None) -> str:
        """Name a state, kind, grade or another value of a list."""
        return "" if value is None else self._output.say(f"label.{what}.{value}")

    def class_words(self, what: str, words: Iterable[str]) -> str:
        """Name tracks, difficulties or tags."""
        return " ".join(say_class(what, word, self._output.language) for word in sorted(words))

    def find_unit(self, text: str | None) -> str | None:
        """
        Give the id of the unit that somebody means by its id or name; those of the place itself come first.

        Raises:
            NotFoundError: there is none
            InputError: several bear this name
        """
        if text is None or text in self.units:
            return text
        own, *inside = self._liaison.jurisdictions.all_profiles
        found = [unit.id for unit in own.units.find(text)]
        found = found or sorted({unit.id for profile in inside for unit in profile.units.find(text)})
        if len(found) > 1:
            raise InputError("cli.ambiguous-unit", where=text, units=", ".join(found))
        if not found:
            raise self._unknown(text)
        return found[0]

    def find_region(self, text: str | None) -> str | None:
        """
        Give the code of the division that somebody means by its code, or by its name within the place.

        Raises:
            NotFoundError: there is none of this name
        """
        if text is None or (text.isdigit() and self._is_place(text)):
            return text
        found = (
            None
            if text.isdigit()
            else self._liaison.tables.find_region(text, within=self._liaison.profile.jurisdiction.code)
        )
        if found is None:
            raise NotFoundError("cli.unknown-region", where=text)
        return str(found)

    def _is_place(self, text: str) -> bool:
        """Tell whether a code is that of a division, or lies in a place of the deployment that the table does not know."""
        regions, found = self._liaison.tables.regions, RegionCode.parse(text)
        profiles = self._liaison.jurisdictions.all_profiles
        ours = [RegionCode.parse(profile.jurisdiction.code) for profile in profiles]
        return found in regions or any(each.contains(found) for each in ours if each not in regions)

    def _unknown(self, text: str) -> NotFoundError:
        words = {word: unit.id for unit in self.units.values() for word in (unit.id, unit.short, unit.name) if word}
        close = dict.fromkeys(words[word] for word in get_close_matches(text, words, cutoff=0.5))
        if not close:
            return NotFoundError("cli.unknown-unit", where=text)
        suggestion = " ".join(f"{unit}（{self.unit(unit)}）" for unit in close)
        return NotFoundError("cli.unknown-unit-close", where=text, suggestion=suggestion)
