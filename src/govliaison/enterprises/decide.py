"""The rules of the enterprise base, as pure functions."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from govliaison.access import Actor
from govliaison.enterprises.importing import EnterpriseDraft, enterprise_subject
from govliaison.enterprises.model import (
    FACT_NAMES,
    Enterprise,
    EnterpriseAliasAdded,
    EnterpriseChanged,
    EnterpriseKind,
    EnterpriseRegistered,
    Facts,
    merge,
)
from govliaison.enterprises.size_class import SizeClass, SizeFinding, classify
from govliaison.ledger import Decision, Erased, Private, reveal
from govliaison.values import IndustryCode, Money, Reason, Refusal, RegionCode, normalise_name

_BELONGS_TO: Final = {"region_basis": "region", "ownership_basis": "ownership", "code_status": "code"}
"""Facts that say how another is known, and change with it alone."""


def may_keep(actor: Actor) -> Refusal | None:
    """Tell whether somebody may keep the base: who works for a convener, or an administrator (M1.1)."""
    if actor.is_convener or actor.is_administrator:
        return None
    return Refusal.of("enterprise.not-keeper", person=actor.person)


def register(draft: EnterpriseDraft, *, enterprise: str, source: str, same_name_as: str | None = None) -> Decision:
    """
    Take an enterprise into the base.

    Args:
        draft: what the source says
        enterprise: new id
        source: id of the source
        same_name_as: another enterprise of that name
    """
    facts = draft.sealed(enterprise)
    registered = EnterpriseRegistered(
        enterprise=enterprise, source=source, facts=facts, size=size_of(facts), same_name_as=same_name_as
    )
    subject = enterprise_subject(enterprise)
    aliases = tuple(EnterpriseAliasAdded(alias=Private(subject, alias)) for alias in dict.fromkeys(draft.aliases))
    return Decision(events=(registered, *aliases))


def update(record: Enterprise, draft: EnterpriseDraft, *, source: str) -> Decision:
    """
    Enter what a source says anew: only what differs, and nothing if it is all known.

    A wider region or kind never replaces a narrower one within it, and what was erased on request is not
    brought back by a list that still has it.
    """
    events: list[object] = []
    changed = _difference(record.facts, draft.sealed(record.id))
    if changed is not None:
        size = size_of(merge(record.facts, changed))
        events.append(EnterpriseChanged(source=source, facts=changed, size=None if size == record.size else size))
    known = {reveal(name) for name in (record.facts.name, *record.aliases)}
    if Erased not in map(type, record.aliases):
        subject = enterprise_subject(record.id)
        new = [alias for alias in dict.fromkeys(draft.aliases) if alias not in known]
        events += [EnterpriseAliasAdded(alias=Private(subject, alias)) for alias in new]
    return Decision(events=tuple(events))


def add_alias(record: Enterprise | None, *, actor: Actor, enterprise: str, alias: str) -> Decision | Refusal:
    """Add a name by which people also call an enterprise; one that is known already is no change."""
    if refusal := may_keep(actor):
        return refusal
    if record is None:
        return Refusal.of("enterprise.unknown", enterprise=enterprise)
    if not normalise_name(alias):
        return Refusal.of("enterprise.no-name")
    if alias.strip() in {reveal(name) for name in (record.facts.name, *record.aliases)}:
        return Decision(events=())
    return Decision(events=(EnterpriseAliasAdded(alias=Private(enterprise_subject(enterprise), alias.strip())),))


def size_of(facts: Facts) -> SizeFinding:
    """Classify by what is known; a branch has no size of its own, since the whole enterprise has."""
    if facts.kind is EnterpriseKind.BRANCH:
        return SizeFinding(size_class=SizeClass.NOT_APPLICABLE, basis=Reason.of("size.branch"))
    return classify(
        IndustryCode.parse(facts.industry) if facts.industry else None,
        employees=facts.employees,
        revenue=_ten_thousand_yuan(facts.revenue),
        assets=_ten_thousand_yuan(facts.assets),
    )


def _ten_thousand_yuan(text: str | None) -> Decimal | None:
    """Give a sum in 万元; a foreign currency would need a rate of that day, so it is not known."""
    money = Money.load(text) if text else None
    return money.in_ten_thousand if money and money.currency == "CNY" else None


def _difference(known: Facts, new: Facts) -> Facts | None:
    changes: dict[str, Any] = {}
    for name in FACT_NAMES:
        value, old = getattr(new, name), getattr(known, name)
        if value is None or value == old or _is_worse(name, old, value):
            continue
        changes[name] = value
    for name, main in _BELONGS_TO.items():
        if main not in changes:
            changes.pop(name, None)
    if new.extra is not None and "extra" in changes:
        held = {extra.name: extra for extra in known.extra or ()}
        changes["extra"] = tuple(extra for extra in new.extra if held.get(extra.name) != extra) or None
    changes = {name: value for name, value in changes.items() if value is not None}
    return Facts(**changes) if changes else None


def _is_worse(name: str, old: Any, value: Any) -> bool:
    """Tell whether what a source says is less than what is known."""
    if isinstance(value, Private):
        return isinstance(old, Erased)
    return name in _WORSE and old is not None and _WORSE[name](old, value)


_WORSE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "kind": lambda old, value: old is EnterpriseKind.BRANCH and value is EnterpriseKind.ENTERPRISE,
    "region": lambda old, value: RegionCode(value).contains(RegionCode(old)),
    "contacts": lambda old, _: any(isinstance(part, Erased) for each in old for part in (each.name, each.phone)),
    "extra": lambda old, _: any(isinstance(each.private, Erased) for each in old),
}
