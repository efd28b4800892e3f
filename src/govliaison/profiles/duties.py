"""Reading what a place decided about its duties, figures and papers (``[obligations]``, ``[indicators]``, ``[bulletins]``)."""

from collections.abc import Iterable

from govliaison.oversight import CASE_FACTS, INDICATORS, OBLIGATIONS, BulletinPlan, Indicator, Measure, ObligationPlan
from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import nearest

_MOST_DECIMALS = 6


def read_obligations(check: Checker) -> dict[str, ObligationPlan]:
    """Read the decisions about duties, and report duties that there are not."""
    known = [obligation.id for obligation in OBLIGATIONS]
    plans = check.keyed("obligations", ObligationPlan)
    for plan in plans:
        if plan.id not in known:
            _unknown(check, ("obligations", plan.id), "profile.no-obligation", plan.id, known)
    return {plan.id: plan for plan in plans}


def read_indicators(check: Checker) -> dict[str, Indicator]:
    """Read the figures of the place, and report facts that there are not, and figures that say nothing."""
    own = check.keyed("indicators", Indicator)
    for each in own:
        path = ("indicators", each.id)
        if each.id in {indicator.id for indicator in INDICATORS}:
            check.report(path, "profile.known-indicator", name=each.id)
        for name in sorted(each.facts - CASE_FACTS.keys()):
            _unknown(check, path, "profile.no-fact", name, CASE_FACTS)
        if not each.name or (each.measure is Measure.RATE) is not bool(each.counts):
            check.report(path, "profile.empty-indicator", name=each.id)
        if not 0 <= each.decimals <= _MOST_DECIMALS:
            check.report((*path, "decimals"), "profile.bad-decimals", value=each.decimals)
    return {each.id: each for each in own}


def read_bulletins(check: Checker) -> BulletinPlan | None:
    """Read how papers are numbered and who reports, and report units that there are not."""
    plan = check.structure(check.table("bulletins"), BulletinPlan, ("bulletins",))
    if plan is None:
        return None
    if "{number}" not in plan.pattern or not _fills(plan.pattern):
        check.report(("bulletins", "pattern"), "profile.bad-pattern", value=plan.pattern)
    units = check.table("units")
    for unit in plan.reporters:
        if unit not in units:
            _unknown(check, ("bulletins", "reporters"), "profile.no-unit", unit, units)
    return plan


def _fills(pattern: str) -> bool:
    try:
        pattern.format(year=2026, number=1)
    except (KeyError, IndexError, ValueError):
        return False
    return True


def _unknown(check: Checker, path: tuple[str, ...], code: str, name: str, known: Iterable[str]) -> None:
    meant = nearest(name, sorted(known))
    check.report(path, f"{code}-meant" if meant else code, name=name, meant=meant)
