"""What programs read of policies, of what became of them, and of the guide: plain objects for JSON."""

from govliaison.access import mask_text
from govliaison.cli.session import Session
from govliaison.cli.shapes import Document, private_text
from govliaison.ledger import reveal
from govliaison.policies import FigureRow, GuideEntry, Policy, PolicyKind, Uptake
from govliaison.values import Money


def policy_document(session: Session, policy: Policy) -> Document:
    """Give a policy as it stands."""
    facts = policy.facts
    days = {name: getattr(facts, name) for name in ("issued", "effective", "until")}
    return {
        "id": policy.id,
        "title": mask_text(policy.title),
        "kind": (facts.kind or PolicyKind.POLICY).value,
        "number": facts.number,
        "agency": private_text(facts.agency),
        "unit": facts.unit,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "category": private_text(facts.category),
        "links": list(facts.links),
        "text": private_text(facts.text),
        "as_written": {name: private_text(text) for name, text in facts.as_written.items()},
        "state": policy.state.value,
        "withdrawn": policy.withdrawn.value if policy.withdrawn else None,
        "region": policy.region,
        "audience": None if policy.audience is None else str(policy.audience),
        "entered_at": session.iso(policy.entered_at),
        "published_at": session.iso(policy.published_at),
    }


def uptake_document(session: Session, uptake: Uptake) -> Document:
    """Give where an enterprise stands with a policy."""
    return {
        "policy": uptake.policy,
        "enterprise": uptake.enterprise,
        "pushed_at": session.iso(uptake.pushed_at),
        "relayed_by": uptake.relayed_by,
        "receipts": [
            {
                "at": session.iso(each.at),
                "kind": each.kind.value,
                "method": each.method.value,
                "destination": each.destination,
                "code": each.code,
            }
            for each in uptake.receipts
        ],
        "awareness": [
            {"at": session.iso(each.at), "aware": each.aware, "reference": each.reference} for each in uptake.awareness
        ],
        "eligible": uptake.eligible,
        "applications": [
            {
                "day": each.day.isoformat(),
                "state": each.state.value,
                "decided": each.decided.isoformat() if each.decided else None,
                "unit": each.unit,
                "reason": each.reason.value if each.reason else None,
            }
            for each in uptake.applications
        ],
        "grants": [
            {"unit": each.unit, "day": each.day.isoformat(), "amount": each.amount, "applied": each.applied}
            for each in uptake.grants
        ],
    }


def figure_document(row: FigureRow, counts: tuple[str, ...]) -> Document:
    """Give the figures of one policy with one agency; shares as ``numerator/denominator``."""
    return {
        "policy": row.policy,
        "unit": row.unit,
        **{name: getattr(row, name) for name in counts},
        "taken_in_share": None if row.taken_in_share is None else f"{row.taken_in}/{row.delivered}",
        "awareness": None if row.awareness is None else f"{row.aware}/{row.asked}",
        "amounts": {currency: str(Money(amount, currency)) for currency, amount in row.amounts.items()},
    }


def entry_document(session: Session, entry: GuideEntry) -> Document:
    """Give a guide entry."""
    return {
        "id": entry.id,
        "reference": entry.reference,
        "question": reveal(entry.question),
        "answer": reveal(entry.answer),
        "category": entry.category,
        "item": entry.item,
        "since": entry.since.isoformat(),
        "until": entry.until.isoformat() if entry.until else None,
        "added_at": session.iso(entry.added_at),
        "retired": entry.retired,
    }
