"""
Delivery and uptake, counted for each policy and agency (政策触达、知晓、兑现, M4.1).

What is sent and what comes back counts for the agency that issued the policy; what is granted or declined for the agency that
did. Every figure counts enterprises, each once; only amounts add up.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from govliaison.policies.kinds import ApplicationState, ReceiptKind
from govliaison.policies.uptake import Uptake
from govliaison.values import Money

COUNTS: Final = (
    "pushed",
    "delivered",
    "undeliverable",
    "taken_in",
    "confirmed",
    "asked",
    "aware",
    "eligible",
    "applied",
    "granted",
    "declined",
)
"""The figures that count enterprises, in the order in which they are shown."""


@attrs.frozen(kw_only=True)
class FigureRow:
    """
    What became of one policy with one agency, as numbers of enterprises.

    Attributes:
        policy: id of the policy
        unit: the agency; None: it issued the policy and is none of ours
        pushed: to which it was sent
        delivered: at which it arrived, by whatever way
        undeliverable: which nobody could reach yet
        taken_in: which read or confirmed it
        confirmed: which confirmed it
        asked: which were asked whether they know it
        aware: of those, which did when asked last
        eligible: found to be entitled, or treated so: they applied and were not declined, or it was granted
        applied: which applied
        granted: to which it was granted
        declined: whose last application was declined
        amounts: what was granted, by currency
    """

    policy: str
    unit: str | None = None
    pushed: int = 0
    delivered: int = 0
    undeliverable: int = 0
    taken_in: int = 0
    confirmed: int = 0
    asked: int = 0
    aware: int = 0
    eligible: int = 0
    applied: int = 0
    granted: int = 0
    declined: int = 0
    amounts: Mapping[str, Decimal] = attrs.field(factory=dict)

    @property
    def taken_in_share(self) -> Fraction | None:
        """The share that read or confirmed it, of those at which it arrived; None where it arrived nowhere."""
        return Fraction(self.taken_in, self.delivered) if self.delivered else None

    @property
    def awareness(self) -> Fraction | None:
        """The share that knew it, of those that were asked; None where nobody was asked. A figure apart from reading."""
        return Fraction(self.aware, self.asked) if self.asked else None


def count_figures(uptakes: Iterable[Uptake]) -> tuple[FigureRow, ...]:
    """Count, for each policy and agency, the issuing agency first."""
    counts: dict[tuple[str, str | None], Counter[str]] = {}
    amounts: dict[tuple[str, str | None], dict[str, Decimal]] = {}
    issuing: dict[str, str | None] = {}
    for uptake in uptakes:
        own = (uptake.policy, uptake.unit)
        issuing.setdefault(*own)
        counts.setdefault(own, Counter()).update(_came_back(uptake))
        for unit in {grant.unit for grant in uptake.grants}:
            counts.setdefault((uptake.policy, unit), Counter()).update(["granted"])
        last = uptake.applications[-1] if uptake.applications else None
        if last is not None and last.state is ApplicationState.DECLINED:
            counts.setdefault((uptake.policy, last.unit), Counter()).update(["declined"])
        for grant in uptake.grants:
            if grant.amount is not None:
                money = Money.load(grant.amount)
                sums = amounts.setdefault((uptake.policy, grant.unit), {})
                sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    order = sorted(counts, key=lambda key: (key[0], key[1] != issuing[key[0]], key[1] or ""))
    return tuple(
        FigureRow(policy=policy, unit=unit, amounts=amounts.get((policy, unit), {}), **counts[policy, unit])
        for policy, unit in order
    )


def _came_back(uptake: Uptake) -> list[str]:
    """Name the figures in which an enterprise counts for the agency that issued the policy."""
    last = uptake.applications[-1] if uptake.applications else None
    declined = last is not None and last.state is ApplicationState.DECLINED
    counted = {
        "pushed": uptake.pushed_at is not None,
        "delivered": uptake.is_delivered,
        "undeliverable": not uptake.is_delivered and uptake.has_kind(ReceiptKind.UNDELIVERABLE),
        "taken_in": uptake.is_taken_in,
        "confirmed": uptake.has_kind(ReceiptKind.CONFIRMED),
        "asked": bool(uptake.awareness),
        "aware": bool(uptake.awareness) and uptake.awareness[-1].aware,
        "eligible": uptake.eligible is True
        or bool(uptake.grants)
        or (uptake.eligible is None and last is not None and not declined),
        "applied": last is not None,
    }
    return [name for name, counts in counted.items() if counts]
