"""Reading rules of a profile that match cases: ``[ownership.<id>]`` (归口规则) and ``[fast_track.<id>]`` (绿色通道)."""

from typing import TypeVar

import attrs

from govliaison.cases import FastTrackRule, OwnershipRule
from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import nearest
from govliaison.units import CompetenceCatalogue

Rule = TypeVar("Rule", OwnershipRule, FastTrackRule)


def read_ownership(check: Checker, catalogue: CompetenceCatalogue | None) -> tuple[OwnershipRule, ...]:
    """
    Read the ownership rules, in the order of their ids, and report what they name that is not there.

    Args:
        check: keeps the problems
        catalogue: gives the categories their names; None if it is wrong itself
    """
    return _read(check, catalogue, "ownership", OwnershipRule)


def read_fast_track(check: Checker, catalogue: CompetenceCatalogue | None) -> tuple[FastTrackRule, ...]:
    """Read the rules of the fast track (T3.2), as :func:`read_ownership` does those of ownership."""
    return _read(check, catalogue, "fast_track", FastTrackRule)


def _read(check: Checker, catalogue: CompetenceCatalogue | None, section: str, kind: type[Rule]) -> tuple[Rule, ...]:
    rules = sorted(check.keyed(section, kind), key=lambda rule: rule.id)
    for rule in rules:
        for channel in sorted(rule.match.channel - check.table("channels").keys()):
            path = (section, rule.id, "match", "channel")
            _unknown(check, path, "profile.no-channel", channel, set(check.table("channels")))
    return tuple(_with_names(check, rule, catalogue, section) for rule in rules) if catalogue else ()


def _with_names(check: Checker, rule: Rule, catalogue: CompetenceCatalogue, section: str) -> Rule:
    """Name its categories as cases do: from the top down."""
    named = set()
    for category in sorted(rule.match.category):
        known = catalogue.recognise(category)
        named.add(known)
        if not known or len(known.split("/")) < len(catalogue.parts(category)):
            names = {"/".join(catalogue.names(entry)) for entry in catalogue.entries}
            _unknown(check, (section, rule.id, "match", "category"), "profile.no-category", category, names)
    match = attrs.evolve(rule.match, category=frozenset(named))
    return attrs.evolve(rule, match=match)


def _unknown(check: Checker, path: tuple[str, ...], code: str, name: str, known: set[str]) -> None:
    meant = nearest(name, sorted(known))
    check.report(path, f"{code}-meant" if meant else code, name=name, meant=meant)
