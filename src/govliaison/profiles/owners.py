"""Reading the ownership rules (归口规则) of a profile: ``[ownership.<id>]``."""

import attrs

from govliaison.cases import OwnershipRule
from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import nearest
from govliaison.units import CompetenceCatalogue


def read_ownership(check: Checker, catalogue: CompetenceCatalogue | None) -> tuple[OwnershipRule, ...]:
    """
    Read the rules, in the order of their ids, and report what they name that is not there.

    Args:
        check: keeps the problems
        catalogue: gives the categories their names; None if it is wrong itself
    """
    rules = sorted(check.keyed("ownership", OwnershipRule), key=lambda rule: rule.id)
    for rule in rules:
        for channel in sorted(rule.match.channel - check.table("channels").keys()):
            _unknown(check, (rule.id, "channel"), "profile.no-channel", channel, set(check.table("channels")))
    return tuple(_with_names(check, rule, catalogue) for rule in rules) if catalogue else ()


def _with_names(check: Checker, rule: OwnershipRule, catalogue: CompetenceCatalogue) -> OwnershipRule:
    """Name its categories as cases do: from the top down."""
    named = set()
    for category in sorted(rule.match.category):
        known = catalogue.recognise(category)
        named.add(known)
        if not known or len(known.split("/")) < len(catalogue.parts(category)):
            names = {"/".join(catalogue.names(entry)) for entry in catalogue.entries}
            _unknown(check, (rule.id, "category"), "profile.no-category", category, names)
    return attrs.evolve(rule, match=attrs.evolve(rule.match, category=frozenset(named)))


def _unknown(check: Checker, place: tuple[str, str], code: str, name: str, known: set[str]) -> None:
    rule, key = place
    meant = nearest(name, sorted(known))
    check.report(("ownership", rule, "match", key), f"{code}-meant" if meant else code, name=name, meant=meant)
