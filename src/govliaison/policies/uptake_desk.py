"""What comes back from enterprises and what they get, as people enter it (M4.1)."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context
from govliaison.cases import DeliveryMethod
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.errors import NotFoundError
from govliaison.ledger import Query
from govliaison.policies import uptake_decide as u
from govliaison.policies.figures import FigureRow, count_figures
from govliaison.policies.kinds import DeclineReason, ReceiptKind
from govliaison.policies.model import POLICY, Policy
from govliaison.policies.uptake import UPTAKE, Uptake, uptake_id

_PAGE = 1000


class Uptakes:
    """
    Where enterprises stand with policies, for one person.

    Every verb takes the ids of a policy and an enterprise; ``at`` is the moment at which it happened, if that was earlier
    (补录), ``recorded_for`` the person who signed on paper (代录).

    All verbs raise :class:`~govliaison.errors.RefusedError` with a stable code where the rules do not allow it, and
    :class:`~govliaison.errors.NotFoundError` where policy or enterprise are not there.

    Args:
        context: who works on which ledger
        zone: where days end
        associations: names the associations of which an enterprise is a member
        units: ids of the units there are; others decide nothing
    """

    def __init__(
        self,
        context: Context,
        zone: ZoneInfo,
        *,
        associations: Callable[[str], frozenset[str]] = lambda _firm: frozenset(),
        units: Collection[str] = (),
    ) -> None:
        self._context = context
        self._zone = zone
        self._associations = associations
        self._units = units

    @property
    def today(self) -> date:
        """The present day where the deployment is."""
        return self._context.now.astimezone(self._zone).date()

    # -- what comes back ----------------------------------------------------------------------------------------------

    def receipt(
        self,
        policy: str,
        enterprise: str,
        kind: ReceiptKind,
        *,
        method: DeliveryMethod,
        destination: str = "",
        code: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
    ) -> Uptake:
        """Enter that a policy was delivered, read or confirmed, or that it cannot be delivered; the same twice is once."""
        return self._enter(
            policy,
            enterprise,
            lambda record, between: u.receipt(record, between, kind, method, destination=destination, code=code),
            at,
            recorded_for,
        )

    def ask(
        self,
        policy: str,
        enterprise: str,
        *,
        aware: bool,
        reference: str = "",
        at: datetime | None = None,
        recorded_for: str | None = None,
    ) -> Uptake:
        """Enter whether they know the policy (知晓), as they said when asked in a visit or survey (``reference``: its stream)."""
        return self._enter(
            policy,
            enterprise,
            lambda record, between: u.ask_awareness(record, between, aware=aware, reference=reference),
            at,
            recorded_for,
        )

    # -- what they get ------------------------------------------------------------------------------------------------

    def find_eligible(
        self, policy: str, enterprise: str, *, eligible: bool = True, at: datetime | None = None
    ) -> Uptake:
        """Enter whether an enterprise is entitled to what a policy gives."""
        return self._enter(
            policy, enterprise, lambda record, between: u.find_eligible(record, between, eligible=eligible), at
        )

    def apply(
        self,
        policy: str,
        enterprise: str,
        *,
        day: date | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
    ) -> Uptake:
        """Enter that an enterprise applied (申报), today if no day is said."""
        return self._enter(
            policy,
            enterprise,
            lambda record, between: u.apply(record, between, day=day or self.today),
            at,
            recorded_for,
        )

    def grant(
        self,
        policy: str,
        enterprise: str,
        *,
        unit: str,
        amount: str = "",
        day: date | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
    ) -> Uptake:
        """Enter that an agency granted it (兑现): how much, such as ``5万元``, and when."""
        self._check_unit(unit)
        return self._enter(
            policy,
            enterprise,
            lambda record, between: u.grant(record, between, unit=unit, day=day or self.today, amount=amount),
            at,
            recorded_for,
        )

    def decline(
        self,
        policy: str,
        enterprise: str,
        *,
        unit: str,
        reason: DeclineReason,
        day: date | None = None,
        at: datetime | None = None,
        recorded_for: str | None = None,
    ) -> Uptake:
        """Enter that an agency declined an application, and why."""
        self._check_unit(unit)
        return self._enter(
            policy,
            enterprise,
            lambda record, between: u.decline(record, between, unit=unit, day=day or self.today, reason=reason),
            at,
            recorded_for,
        )

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, policy: str, enterprise: str) -> Uptake:
        """Give where an enterprise stands with a policy."""
        return self._context.get(UPTAKE, uptake_id(policy, enterprise))

    def list(self, *, policy: str | None = None, enterprise: str | None = None) -> Iterator[Uptake]:
        """Give all that the actor may see, of a policy or an enterprise or both, in the order in which they began."""
        query = Query(
            kind=UPTAKE.kind,
            reader=None,
            enterprise=enterprise,
            tags=frozenset({("policy", policy)}) if policy else frozenset(),
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def figures(self, *, policy: str | None = None) -> tuple[FigureRow, ...]:
        """Count delivery and uptake for each policy and agency, over what the actor may see."""
        return count_figures(self.list(policy=policy))

    # -- inside -------------------------------------------------------------------------------------------------------

    def _check_unit(self, unit: str) -> None:
        if unit not in self._units:
            raise NotFoundError("unit.unknown", unit=unit)

    def _enter(
        self,
        policy: str,
        enterprise: str,
        decide: Callable[[Uptake | None, u.Between], u.Verdict],
        at: datetime | None,
        recorded_for: str | None = None,
    ) -> Uptake:
        found = cast("Policy", self._context.see(POLICY.stream(policy)).record)
        firm: Enterprise | None = self._context.ledger.load(ENTERPRISE.stream(enterprise)).record
        if firm is None or firm.undone:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise)
        region = firm.facts.region
        between = u.Between(
            policy=found,
            enterprise=enterprise,
            region=region,
            associations=self._associations(enterprise),
            actor=self._context.actor,
            today=self.today,
        )
        stamp = self._context.stamp(effective_at=at, recorded_for=recorded_for, jurisdiction=region)
        return self._context.carry_out(
            UPTAKE, uptake_id(policy, enterprise), lambda record: decide(record, between), stamp
        )
