"""Who is meant by an audience rule, out of the enterprise base: counted, paged, explained (M4.1)."""

from collections.abc import Callable, Iterator

import attrs

from govliaison.access import Context
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.ledger import Query
from govliaison.policies.audience import AudienceRule, Finding
from govliaison.policies.opting import SUBSCRIPTION, Subscription
from govliaison.values import region_stem

FindKeyContacts = Callable[[], frozenset[str]]
"""Gives the ids of the enterprises that are key contacts now."""

_PAGE = 500


@attrs.frozen(kw_only=True)
class Preview:
    """
    Whom a rule reaches.

    Attributes:
        matching: how many enterprises match
        opted_out: how many of those opted out, and get nothing
        rows: the first of those that match
    """

    matching: int
    opted_out: int
    rows: tuple[Enterprise, ...]


@attrs.frozen(kw_only=True)
class Explanation:
    """Why one enterprise gets a policy or not: each criterion, and whether it opted out."""

    findings: tuple[Finding, ...]
    opted_out: bool

    @property
    def matches(self) -> bool:
        """Whether all criteria hold."""
        return all(each.fits for each in self.findings)


class Matching:
    """
    The enterprises that rules mean, as far as the actor sees the base.

    Args:
        context: who looks, in which ledger
        key_contacts: gives the key contacts
    """

    def __init__(self, context: Context, key_contacts: FindKeyContacts) -> None:
        self._context = context
        self._key_contacts = key_contacts

    def pages(self, rule: AudienceRule, region: str | None) -> Iterator[tuple[Enterprise, ...]]:
        """
        Give the enterprises that match, page by page, in the order in which they entered the base.

        Args:
            rule: for whom
            region: only within this place; None: everywhere
        """
        chosen = self._chosen(rule)
        within = region or (rule.regions[0] if len(rule.regions) == 1 else None)
        query = Query(
            kind=ENTERPRISE.kind,
            reader=None,
            region=region_stem(within) if within else None,
            tags=frozenset({("size", rule.sizes[0].value)}) if len(rule.sizes) == 1 else frozenset(),
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            read: list[Enterprise] = self._context.read(page.rows)
            yield tuple(each for each in read if rule.matches(each, is_key_contact=each.id in chosen))
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def preview(self, rule: AudienceRule, region: str | None, limit: int) -> Preview:
        """Count whom a rule reaches, and give the first of them."""
        matching = opted_out = 0
        rows: tuple[Enterprise, ...] = ()
        for found in self.pages(rule, region):
            matching += len(found)
            opted_out += len(self.opted_out([each.id for each in found]))
            rows = (rows + found)[:limit]
        return Preview(matching=matching, opted_out=opted_out, rows=rows)

    def explain(self, rule: AudienceRule, enterprise: Enterprise) -> Explanation:
        """Tell why one enterprise matches or does not."""
        findings = rule.explain(enterprise, is_key_contact=enterprise.id in self._chosen(rule))
        return Explanation(findings=findings, opted_out=bool(self.opted_out([enterprise.id])))

    def opted_out(self, enterprises: list[str]) -> frozenset[str]:
        """Tell which of these enterprises want no policies sent."""
        found = self._context.ledger.load_many([SUBSCRIPTION.stream(each) for each in enterprises])
        records: list[Subscription] = [each.record for each in found.values() if each.record is not None]
        return frozenset(each.enterprise for each in records if each.out_since is not None)

    def members(self, rule: AudienceRule, enterprises: list[str]) -> tuple[Enterprise, ...]:
        """Give those of some enterprises that match, whether the actor sees the base or not: an association's members."""
        chosen = self._chosen(rule)
        found = self._context.ledger.load_many([ENTERPRISE.stream(each) for each in enterprises])
        records: list[Enterprise] = [each.record for each in found.values() if each.record and not each.record.undone]
        return tuple(each for each in records if rule.matches(each, is_key_contact=each.id in chosen))

    def _chosen(self, rule: AudienceRule) -> frozenset[str]:
        return frozenset() if rule.key_contacts is None else self._key_contacts()
