"""
Policies and their figures as open data (数据开放, M4.1): tables without personal data, in which no small count tells of one firm.

A count from 1 up to the local threshold is not shown, and neither is the sum that goes with it.
"""

from collections.abc import Callable, Iterable, Mapping

from govliaison.access import mask_text
from govliaison.ledger import reveal
from govliaison.policies.figures import COUNTS, FigureRow
from govliaison.policies.kinds import PolicyState
from govliaison.policies.model import Policy
from govliaison.texts import Language, say
from govliaison.values import Column, FieldKind, Money, Sheet

_POLICY_HEADS = ("title", "number", "agency", "kind", "issued", "effective", "until", "state", "link")
_PUBLIC = (PolicyState.PUBLISHED, PolicyState.EXPIRED, PolicyState.WITHDRAWN)


def policy_sheet(policies: Iterable[Policy], language: Language = "zh") -> Sheet:
    """Lay out the policies that were published, one a row; what looks like personal data in a title is masked."""
    return Sheet(
        title=say("open-data.policies", {}, language),
        columns=tuple(Column(heading=say(f"open-data.head.{head}", {}, language)) for head in _POLICY_HEADS),
        rows=(
            (
                mask_text(policy.title),
                policy.facts.number,
                mask_text(reveal(policy.facts.agency)),
                say(f"label.policy-kind.{policy.facts.kind or 'policy'}", {}, language),
                policy.facts.issued,
                policy.facts.effective,
                policy.facts.until,
                say(f"label.policy-state.{policy.state}", {}, language),
                policy.facts.links[0] if policy.facts.links else None,
            )
            for policy in policies
            if policy.state in _PUBLIC and policy.published_at is not None
        ),
    )


def figure_sheet(
    rows: Iterable[FigureRow],
    policies: Mapping[str, Policy],
    *,
    unit: Callable[[str | None], str],
    below: int,
    language: Language = "zh",
) -> Sheet:
    """
    Lay out the figures of each policy and agency.

    Args:
        rows: the figures
        policies: the policies by id; figures of others are left out
        unit: names a unit
        below: counts from 1 up to this, exclusive, are not shown
        language: of headings
    """
    heads = ("title", "number", "granting", *COUNTS, "amount")
    few = say("open-data.few", {"below": below}, language)
    return Sheet(
        title=say("open-data.figures", {}, language),
        columns=tuple(
            Column(
                heading=say(f"open-data.head.{head}", {}, language),
                kind=FieldKind.NUMBER if head in COUNTS else FieldKind.TEXT,
            )
            for head in heads
        ),
        rows=(
            (
                mask_text(policies[row.policy].title),
                policies[row.policy].facts.number,
                unit(row.unit) or mask_text(reveal(policies[row.policy].facts.agency)),
                *(few if 0 < getattr(row, name) < below else getattr(row, name) for name in COUNTS),
                _amount(row) if row.granted >= below else None,
            )
            for row in rows
            if row.policy in policies
        ),
        notes=(say("open-data.note", {"below": below}, language),),
    )


def _amount(row: FigureRow) -> str:
    return "；".join(str(Money(amount, currency)) for currency, amount in sorted(row.amounts.items()))
