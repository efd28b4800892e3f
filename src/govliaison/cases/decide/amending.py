"""The same matter again: what changed, what came with it, and limits that are given beside the rules (T2.1)."""

from typing import Any

import attrs

from govliaison.cases.care_events import CaseMadeConfidential
from govliaison.cases.decide.ahead import check_ahead
from govliaison.cases.decide.classifying import see_otherwise
from govliaison.cases.decide.common import By
from govliaison.cases.decide.giving import give_limit
from govliaison.cases.decide.intake import Verdict
from govliaison.cases.events import AttachmentsAdded, CaseAmended, CaseSourceAdded
from govliaison.cases.kinds import RefusalReason
from govliaison.cases.model import Case
from govliaison.cases.rules import CaseRules
from govliaison.cases.submission import Submission, contact_subject
from govliaison.deadlines import GivenBy, GivenLimit
from govliaison.ledger import Claim, Decision, Erased, Notice, Private, Sealed, reveal
from govliaison.values import Refusal


@attrs.frozen(kw_only=True)
class AmendAsk:
    """The same matter again, by the same channel or another."""

    submission: Submission
    phone_key: str | None = None
    by: By


def amend(case: Case | None, ask: AmendAsk, rules: CaseRules) -> Verdict:
    """
    Take what changed into the case, and the other channel if it came by another; nothing new is no event (T2.1).

    Where other rules hold for the track, difficulty or tags that it says now, the limits that run are counted anew; nothing
    else that it says moves a clock.
    """
    if case is None:
        return Refusal.of("case.unknown")
    said = ask.submission
    if said.classified or case.refusal is RefusalReason.CLASSIFIED:
        return Decision(events=())
    if refusal := check_ahead(said.given_due, said.received_at, rules):
        return refusal
    events: list[object] = []
    held = {claim for source in case.sources for claim in source.claims}
    if new := [claim for claim in said.claims if claim not in held]:
        events.append(
            CaseSourceAdded(
                channel=said.channel, source_id=said.source_id, order=said.order, received_at=said.received_at
            )
        )
    if said.confidential and not case.confidential:
        events.append(CaseMadeConfidential())
    notices: tuple[Notice, ...] = ()
    after = case
    if changes := _changes(case, said, ask.phone_key, rules):
        after, seen = see_otherwise(case, CaseAmended(**changes), rules, ask.by)
        events += seen.events
        notices = seen.notices
    if said.given_due and said.given_due not in {
        limit.due_at for limit in case.given if limit.given_by is GivenBy.ORDER
    }:
        limit = GivenLimit(given_by=GivenBy.ORDER, due_at=said.given_due)
        events.append(give_limit(after, limit, rules))
    there = {file.blob for file in case.attachments}
    if files := tuple(file for file in said.attachments if file.blob not in there):
        events.append(AttachmentsAdded(attachments=files))
    take = tuple(Claim(key, f"case/{case.id}") for key in new)
    return Decision(events=tuple(events), take=take, notices=notices)


def _changes(case: Case, said: Submission, key: str | None, rules: CaseRules) -> dict[str, Any]:
    """
    Tell what the submission says that the case does not; what it leaves out changes nothing.

    Tags add up. What a convener said of track, difficulty and tags stands, whatever a channel says later.
    """
    category = rules.catalogue.recognise(said.category)
    plain: dict[str, Any] = {
        name: getattr(said, name) for name in ("kind", "urgency", "scope", "region", "enterprise", "credit_code")
    }
    changes = {
        name: value
        for name, value in {**plain, "category": category, "phone_key": key}.items()
        if value and value != getattr(case, name)
    }
    if not said.concerned <= case.concerned:
        changes["concerned"] = case.concerned | said.concerned
    if case.judged_at is None:
        classes = {"track": said.track, "difficulty": said.difficulty, "tags": case.tags | said.tags}
        changes |= {name: value for name, value in classes.items() if value and value != getattr(case, name)}
    stream = f"case/{case.id}"
    if category != said.category.strip() and _is_new(said.category.strip(), case.category_said):
        changes["category_said"] = Private(stream, said.category.strip())
    contact = contact_subject(key or case.phone_key, stream)
    for name, subject in (
        ("title", stream),
        ("text", stream),
        ("enterprise_name", stream),
        ("contact", contact),
        ("phone", contact),
    ):
        text = getattr(said, name).strip()
        if _is_new(text, getattr(case, name)):
            changes[name] = Private(subject, text)
    if extra := {key: value for key, value in said.extra.items() if value not in ("", case.extra.get(key))}:
        changes["extra"] = extra
    private = {key: text for key, text in said.extra_private.items() if _is_new(text, case.extra_private.get(key))}
    if private:
        changes["extra_private"] = {key: Private(stream, text) for key, text in private.items()}
    return changes


def _is_new(text: str, known: Sealed | None) -> bool:
    """Tell whether a text says something new; what was erased does not come back by an import."""
    return bool(text) and not isinstance(known, Erased) and text != reveal(known)
