"""
By which names an enterprise is found again: claims of the ledger.

Credit codes and old numbers are public and stand as they are; names are keyed hashes, since a claim outlives an erasure.

* ``uscc:…`` and ``reg:…``: one enterprise each
* ``name:…``: name and region of an enterprise without a code
* ``named:…``: the first enterprise of a name; ``namesake:…``: the second, so that the name alone decides nothing
"""

from collections.abc import Mapping

import attrs

from govliaison.enterprises.model import Enterprise
from govliaison.ledger import Claim, Ledger, reveal
from govliaison.values import normalise_name


def code_key(code: str) -> str:
    """Name the claim of a credit code."""
    return f"uscc:{code}"


def old_number_key(number: str) -> str:
    """Name the claim of an old registration number."""
    return f"reg:{number}"


@attrs.frozen
class NameKeys:
    """The claims of a name: the first and the second enterprise that bear it."""

    named: str
    namesake: str

    @classmethod
    def of(cls, ledger: Ledger, folded: str) -> "NameKeys":
        """Make the keys of a name from what :func:`~govliaison.values.normalise_name` gave: spellings meet there."""
        named = ledger.keyed("named", folded)
        return cls(named, f"namesake:{named.partition(':')[2]}")

    def free(self, stream: str, held: Mapping[str, Claim]) -> tuple[Claim, ...]:
        """Give the claim that an enterprise can take for bearing the name, if there is one left."""
        first = held.get(self.named)
        if first is None:
            return (Claim(self.named, stream),)
        if first.stream != stream and self.namesake not in held:
            return (Claim(self.namesake, stream),)
        return ()


def place_key(ledger: Ledger, folded: str, region: str | None) -> str:
    """Name the claim of a normalised name in a region, for enterprises without a code."""
    return ledger.keyed("name", f"{folded}\0{region or ''}")


def keys_of(ledger: Ledger, enterprise: Enterprise) -> frozenset[str]:
    """Name every claim by which an enterprise may be found; of names that were erased nothing is known."""
    facts = enterprise.facts
    keys = {place_key(ledger, normalise_name(enterprise.name), facts.region)} if enterprise.name else set()
    keys |= {code_key(facts.code)} if facts.code else set()
    keys |= {old_number_key(facts.old_number)} if facts.old_number else set()
    for name in filter(None, (reveal(name) for name in (facts.name, *enterprise.aliases))):
        names = NameKeys.of(ledger, normalise_name(name))
        keys |= {names.named, names.namesake}
    return frozenset(keys)
