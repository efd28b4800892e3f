"""What programs read: reasons, rows and records as plain objects for JSON; personal data masked."""

from collections.abc import Iterable
from typing import Any

from govliaison.access import mask_name, mask_phone, mask_text
from govliaison.cases import Case, CaseRow, Precedent, files_of
from govliaison.cases.parts import Instruction, Objection
from govliaison.cli.session import Session
from govliaison.enterprises import Enterprise
from govliaison.ledger import Sealed, reveal
from govliaison.texts import Language, say
from govliaison.values import Reason

Document = dict[str, Any]


def reasons_document(reasons: Iterable[Reason], language: Language) -> list[dict[str, str]]:
    """Give reasons with their stable code and a sentence."""
    return [{"code": reason.code, "message": say(reason.code, dict(reason.params), language)} for reason in reasons]


def reasons_text(reasons: Iterable[Reason], language: Language) -> str:
    """Give reasons as one sentence for a table."""
    joint = "；" if language == "zh" else "; "
    return joint.join(say(reason.code, dict(reason.params), language) for reason in reasons)


def private_text(sealed: Sealed | None) -> str:
    """Give a private text with telephone numbers and the like hidden; empty if it was erased."""
    return mask_text(reveal(sealed))


def row_document(session: Session, row: CaseRow) -> Document:
    """Give a case as lists show it."""
    return {
        "id": row.id,
        "number": row.number,
        "state": row.state.value,
        "kind": row.kind.value,
        "urgency": row.urgency.value,
        "title": mask_text(row.title),
        "unit": row.unit,
        "region": row.region,
        "category": row.category,
        "channel": row.channel,
        "received_at": session.iso(row.received_at),
        "due_at": session.iso(row.due_at),
        "deferred_until": session.iso(row.deferred_until),
        "light": row.light.value,
    }


def case_document(session: Session, case: Case) -> Document:
    """Give a case with everything that happened to it so far."""
    iso = session.iso
    return {
        "id": case.id,
        "number": case.number,
        "state": case.state.value,
        "kind": case.kind.value,
        "urgency": case.urgency.value,
        "scope": case.scope.value,
        "category": mask_text(case.category_shown),
        "track": case.track,
        "difficulty": case.difficulty,
        "tags": sorted(case.facts.tags),
        "judged_at": iso(case.judged_at),
        "region": case.region,
        "enterprise": case.enterprise,
        "credit_code": case.credit_code,
        "enterprise_name": mask_name(reveal(case.enterprise_name)),
        "filed_by": case.filed_by,
        "concerned": sorted(case.concerned),
        "title": private_text(case.title),
        "text": private_text(case.text),
        "contact": mask_name(reveal(case.contact)),
        "phone": mask_phone(reveal(case.phone)),
        "sources": [
            {"channel": each.channel, "source_id": each.source_id, "received_at": iso(each.received_at)}
            for each in case.sources
        ],
        "files": [
            {"number": number, "name": private_text(each.name), "bytes": each.size, "media_type": each.media_type}
            for number, each in enumerate(files_of(case), 1)
        ],
        "history": case.history,
        "master": case.merged.number if case.merged else None,
        "followers": [follower.number for follower in case.followers],
        "unit": case.lead,
        "assisting": list(case.assisting),
        "parallel": list(case.parallel),
        "duties": [
            {
                "kind": each.kind.value,
                "unit": each.unit,
                "state": each.state.value,
                "since": iso(each.since),
                "signed_at": iso(each.signed_at),
                "ended_at": iso(each.ended_at),
            }
            for each in case.duties
        ],
        "received_at": iso(case.received_at),
        "due_at": iso(case.running[0].start.due_at) if case.running else None,
        "light": case.light(session.now).value,
        "clocks": [
            {
                "stage": clock.start.stage.value,
                "duty": clock.start.duty.value,
                "unit": clock.start.unit,
                "due_at": iso(clock.start.due_at),
                "given_by": clock.start.given_by.value,
                "ended_at": iso(clock.ended_at),
                "provisional": clock.start.provisional,
                "light": clock.light(session.now).value,
            }
            for clock in case.clocks
            if not clock.void
        ],
        "measures": [
            {"at": iso(each.at), "unit": each.unit, "actor": each.actor, "text": private_text(each.text)}
            for each in case.measures
        ],
        "answers": [
            {
                "at": iso(each.at),
                "unit": each.unit,
                "actor": each.actor,
                "text": private_text(each.text),
                "outcome": each.outcome.value if each.outcome else None,
                "perfunctory": each.perfunctory,
                "part": each.part,
                "delivered_at": iso(each.delivered_at),
                "guide": each.guide,
            }
            for each in case.answers
        ],
        "returns": [
            {
                "at": iso(each.at),
                "unit": each.unit,
                "reason": each.reason.value,
                "note": private_text(each.note),
                "suggested": each.suggested,
            }
            for each in case.returns
        ],
        "hops": case.hops,
        "designated": case.designated,
        "objections": [objection_document(session, each) for each in case.objections],
        "call_backs": [
            {
                "at": iso(each.at),
                "actor": each.actor,
                "reached": each.reached,
                "solved": each.solved.value if each.solved else None,
                "grade": each.grade.value if each.grade else None,
            }
            for each in case.call_backs
        ],
        "instructions": [instruction_document(session, each) for each in case.instructions],
        "supervision": [
            {
                "at": iso(each.at),
                "by": each.by,
                "unit": each.unit,
                "level": each.level,
                "step": each.name,
                "colour": each.colour,
                "document": each.document,
                "issuer": each.issuer,
                "copied_to": list(each.copied_to),
                "stage": each.stage.value if each.stage else None,
                "note": private_text(each.note),
                "retracted": each.retracted,
            }
            for each in case.supervision
        ],
        "outcome": case.outcome.value if case.outcome else None,
        "refusal": case.refusal.value if case.refusal else None,
        "paused_until": iso(case.pause.until) if case.pause else None,
        "deferred_until": iso(case.deferral.until) if case.deferral else None,
        "review_owed": case.deferral is not None and case.deferral.review_owed,
        "extension_asked": case.extension.amount if case.extension else None,
        "extension_until": iso(case.extension.due_at) if case.extension else None,
        "promised_at": iso(case.promise),
        "promises_missed": [iso(each) for each in case.promises_missed],
        "tasks": [
            {
                "number": task.number,
                "unit": task.unit,
                "text": private_text(task.text),
                "due_at": iso(task.due_at),
                "done_at": iso(task.done_at),
                "late": task.late,
            }
            for task in case.tasks
        ],
        "confidential": case.confidential,
        "for_bulletin": case.for_bulletin,
        "auditor": case.auditor,
        "closed_at": iso(case.closed_at),
    }


def instruction_document(session: Session, instruction: Instruction) -> Document:
    """Give what a leader wrote on a case, and what was reported back."""
    return {
        "instruction": instruction.number,
        "leader": reveal(instruction.leader),
        "post": instruction.post,
        "text": private_text(instruction.text),
        "day": instruction.day.isoformat(),
        "due_at": session.iso(instruction.due_at),
        "scan": private_text(instruction.scan.name) if instruction.scan else None,
        "reported_at": session.iso(instruction.reported_at),
        "report": private_text(instruction.report),
    }


def objection_document(session: Session, objection: Objection) -> Document:
    """Give a dispute about who handles a case, and how it was decided."""
    return {
        "objection": objection.number,
        "at": session.iso(objection.at),
        "unit": objection.unit,
        "note": private_text(objection.note),
        "suggested": objection.suggested,
        "reviewer": objection.reviewer,
        "state": objection.state.value,
        "decided_at": session.iso(objection.decided_at),
        "decided_for": objection.decided_for,
        "decision": private_text(objection.decision),
    }


def precedent_document(session: Session, precedent: Precedent) -> Document:
    """Give what was decided about whose a matter is."""
    return {
        "category": precedent.category,
        "region": precedent.region,
        "unit": precedent.unit,
        "by": precedent.by.value,
        "at": session.iso(precedent.at),
        "case": precedent.number,
    }


def enterprise_document(session: Session, enterprise: Enterprise) -> Document:
    """Give an enterprise; names of people and telephones masked."""
    facts = enterprise.facts
    return {
        "id": enterprise.id,
        "name": mask_name(enterprise.name),
        "aliases": [mask_name(reveal(alias)) for alias in enterprise.aliases],
        "code": facts.code,
        "code_status": facts.code_status.value if facts.code_status else None,
        "old_number": facts.old_number,
        "kind": facts.kind.value if facts.kind else None,
        "state": facts.state.value if facts.state else None,
        "region": facts.region,
        "industry": facts.industry,
        "size": enterprise.size.size_class.value,
        "size_basis": reasons_text([enterprise.size.basis], session.output.language),
        "ownership": enterprise.ownership.value,
        "founded": facts.founded.isoformat() if facts.founded else None,
        "capital": facts.capital,
        "representative": mask_name(reveal(facts.representative)),
        "warnings": reasons_document(enterprise.warnings, session.output.language),
    }
