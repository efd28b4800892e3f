"""Supervisors, findings, ratings, surveys and scorecards as plain objects for JSON; personal data masked."""

from typing import Any

from govliaison.access import mask_name, mask_phone
from govliaison.cli.session import Session
from govliaison.cli.shapes import private_text
from govliaison.ledger import reveal
from govliaison.oversight import Scorecard
from govliaison.ratings import Rate, Rating, RatingFigures, Survey
from govliaison.supervision import Finding, Supervisor

Document = dict[str, Any]


def supervisor_document(session: Session, record: Supervisor) -> Document:
    """Give a supervisor, as far as it was shown."""
    return {
        "id": record.id,
        "enterprise": record.enterprise,
        "name": mask_name(reveal(record.name)),
        "phone": mask_phone(reveal(record.phone)),
        "letters": list(record.letters),
        "since": record.since.isoformat(),
        "until": record.until.isoformat(),
        "selected_by": record.selected_by,
        "region": record.region,
        "state": record.end.value if record.end else "serving",
        "ended_at": session.iso(record.ended_at),
        "watches": [
            {
                "unit": each.unit,
                "window": each.window,
                "since": session.iso(each.since),
                "until": session.iso(each.until),
                "suspended": bool(each.suspended_for),
            }
            for each in record.watches
        ],
        "feedback": [
            {
                "unit": each.unit,
                "period": each.period,
                "at": session.iso(each.at),
                "observations": {seen.aspect.value: seen.mark.value for seen in each.observations},
                "note": private_text(each.note),
            }
            for each in record.feedback
        ],
    }


def finding_document(session: Session, record: Finding) -> Document:
    """Give a finding, as far as it was shown: to people of the watched unit without who found it."""
    return {
        "id": record.id,
        "number": record.number,
        "state": record.state.value,
        "supervisor": record.supervisor,
        "unit": record.unit,
        "window": record.window,
        "item": record.item,
        "observations": {each.aspect.value: each.mark.value for each in record.observations},
        "text": private_text(record.text),
        "found_at": session.iso(record.found_at),
        "due_at": session.iso(record.due_at) if record.verified_at is None else None,
        "late": record.late,
        "rectifications": [
            {
                "at": session.iso(each.at),
                "text": private_text(each.text),
                "checked_at": session.iso(each.checked_at),
                "supervisor": each.supervisor,
                "passed": each.passed,
                "note": private_text(each.note),
            }
            for each in record.rectifications
        ],
        "verified_at": session.iso(record.verified_at),
        "item_changes": [
            {"item": each.item, "field": each.field.value, "value": each.value, "on": each.on.isoformat()}
            for each in record.item_changes
        ],
        "conduct": [
            {"at": session.iso(each.at), "measure": each.measure.value, "note": private_text(each.note)}
            for each in record.conduct
        ],
        "case": record.case_number,
    }


def rating_document(session: Session, record: Rating) -> Document:
    """Give a rating and what followed."""
    appeal = record.appeal
    return {
        "id": record.id,
        "number": record.number,
        "channel": record.channel,
        "source_id": record.source_id,
        "state": record.state.value,
        "grade": record.grade.value,
        "items": {each.item.value: each.grade.value for each in record.items},
        "unit": record.unit,
        "case_rated": record.case,
        "item": record.item,
        "window": record.window,
        "enterprise": record.enterprise,
        "rated_at": session.iso(record.rated_at),
        "name": mask_name(reveal(record.name)),
        "phone": mask_phone(reveal(record.phone)),
        "text": private_text(record.text),
        "default": record.is_default,
        "bad": record.is_bad,
        "case_opened": record.opened_number,
        "appeal_until": session.iso(record.appeal_until),
        "light": record.light(session.now).value if record.clocks else None,
        "clocks": [
            {
                "stage": clock.start.stage.value,
                "unit": clock.start.unit,
                "due_at": session.iso(clock.start.due_at),
                "ended_at": session.iso(clock.ended_at),
                "light": clock.light(session.now).value,
            }
            for clock in record.clocks
            if not clock.void
        ],
        "calls": [
            {
                "at": session.iso(each.at),
                "reached": each.reached,
                "verdict": each.verdict.value if each.verdict else None,
                "note": private_text(each.note),
            }
            for each in record.calls
        ],
        "mendings": [
            {
                "at": session.iso(each.at),
                "text": private_text(each.text),
                "basis": private_text(each.basis),
                "grade": each.grade.value if each.grade else None,
            }
            for each in record.mendings
        ],
        "appeal": appeal
        and {
            "at": session.iso(appeal.at),
            "unit": appeal.unit,
            "reason": appeal.reason.value,
            "note": private_text(appeal.note),
            "upheld": appeal.upheld,
            "decided_at": session.iso(appeal.decided_at),
            "decision": private_text(appeal.decision),
        },
    }


def rate_document(rate: Rate) -> Document:
    """Give a rate with what it divides."""
    return {"part": rate.part, "whole": rate.whole, "percent": None if rate.percent is None else str(rate.percent)}


def figures_document(figures: RatingFigures) -> Document:
    """Give counts and rates of ratings."""
    return {
        "grades": {grade.value: number for grade, number in figures.grades.items()},
        "active": figures.active,
        "defaults": figures.defaults,
        "excluded": figures.excluded,
        "bad": figures.bad,
        "rated_again": figures.rated_again,
        "satisfied": rate_document(figures.satisfied),
        "satisfied_without_basic": rate_document(figures.satisfied_without_basic),
        "active_rate": rate_document(figures.active_rate),
        "contact_rate": rate_document(figures.contact_rate),
        "rectified_rate": rate_document(figures.rectified_rate),
    }


def survey_document(record: Survey) -> Document:
    """Give a survey: its definition, and what each period came to."""
    return {
        "id": record.id,
        "question": private_text(record.question),
        "population": private_text(record.population),
        "method": record.method.value,
        "unit": record.unit,
        "trend": [
            {
                "period": each.period,
                "asked": each.asked,
                "sample": each.sample,
                "answers": dict(each.answers),
                "answered": rate_document(each.answered),
                "satisfied": rate_document(each.satisfied),
                "corrected": each.corrected,
            }
            for each in record.trend
        ],
        "cases": [{"period": each.period, "item": each.item, "case": each.number} for each in record.cases],
    }


def scorecard_document(session: Session, card: Scorecard) -> Document:
    """Give the scorecard of a unit."""
    findings, cases = card.findings, card.cases
    return {
        "unit": card.unit,
        "as_of": session.iso(card.as_of),
        "ratings": figures_document(card.ratings),
        "observations": {
            aspect.value: {mark.value: number for mark, number in marks.items()}
            for aspect, marks in card.observations.items()
        },
        "findings": {
            "found": findings.found,
            "verified": findings.verified,
            "overdue": findings.overdue,
            "ever_late": findings.ever_late,
            "item_changes": findings.item_changes,
            "conduct_measures": findings.conduct_measures,
        },
        "cases": {
            "led": cases.led,
            "open": cases.open,
            "closed": cases.closed,
            "overdue": cases.overdue,
            "returned": cases.returned,
        },
    }
