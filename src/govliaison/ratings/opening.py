"""Drafting a rating, and the case that a bad one opens, without committing them."""

from typing import Any

import attrs

from govliaison.access import Context
from govliaison.cases.decide.common import By
from govliaison.cases.opening import draft_case
from govliaison.errors import RefusedError
from govliaison.ledger import Decision, Draft, Loaded, Move, accepted
from govliaison.ratings.deciding import GiveAsk, GivenRating, give, submission_of
from govliaison.ratings.noun import RATING
from govliaison.ratings.rating import Rating
from govliaison.ratings.rules import RatingRules
from govliaison.values import case_number

_NOTHING = Decision(events=())


@attrs.frozen(kw_only=True)
class RatingDraft:
    """A rating as it would stand, and everything that one commit has to do for it."""

    rating: Rating
    moves: tuple[Move[Any], ...]


def draft_rating(
    context: Context, rules: RatingRules, said: GivenRating, *, request: str | None = None, batch: str | None = None
) -> RatingDraft:
    """
    Draft a rating; a bad one opens its case in the same commit, so that there is never one without the other (M4.2).

    Args:
        context: who enters it, on which ledger
        rules: of its place
        said: the rating
        request: id of the request
        batch: id of the import

    Raises:
        RefusedError: the rules do not allow it
    """
    new = context.ledger.ids.new_id()
    by = By(actor=context.actor, now=context.now)
    ask = GiveAsk(rating=new, number=case_number(new), said=said, by=by)
    accepted(give(None, ask, rules))
    cases = []
    if said.opens_case(rules):
        case = _draft_case(context, rules, new, said, batch)
        cases.append(case.move())
        ask = attrs.evolve(ask, opened=(case.record.id, case.record.number))
    stamp = context.stamp(
        effective_at=said.rated_at, request=request, batch=batch, jurisdiction=said.region or rules.cases.region
    )
    draft = Draft(RATING, Loaded(stream=RATING.stream(new)))
    accepted(draft.do(lambda found: give(found, ask, rules), stamp) or _NOTHING)
    return RatingDraft(rating=draft.record, moves=(draft.move(), *cases))


def _draft_case(context: Context, rules: RatingRules, rating: str, said: GivenRating, batch: str | None) -> Draft:
    """Draft the case: for the unit that was rated, who handles answers (谁办理、谁负责); else as any other case."""
    submission = submission_of(rating, said, rules)
    if said.unit != rules.cases.desk:
        try:
            return draft_case(context, lambda _region: rules.cases, submission, lead=said.unit, batch=batch)
        except RefusedError:
            pass  # a rule of ownership, or a unit that is gone: the desk finds another
    return draft_case(context, lambda _region: rules.cases, submission, batch=batch)
