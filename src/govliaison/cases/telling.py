"""Who is told of what a verb did."""

from collections.abc import Iterable

from govliaison.cases.model import Case
from govliaison.cases.parts import Supervision
from govliaison.cases.supervising_events import SupervisionStepTaken
from govliaison.ledger import Notice, Private


def tell_unit(case: Case, unit: str, code: str, /, **params: str | Private) -> tuple[Notice, ...]:
    """Tell a unit; nobody is told of a history."""
    if case.history:
        return ()
    return (Notice(recipient=f"unit:{unit}", code=code, params={"number": case.number, **params}),)


def tell_named(case: Case, words: Iterable[str], code: str, /, **params: str | Private) -> tuple[Notice, ...]:
    """
    Tell whom an instrument names in its own words, such as 督查室.

    Who that is here is looked up when it is delivered; where no unit bears the name the desk gets it, and passes it on.
    """
    if case.history:
        return ()
    return tuple(
        Notice(
            recipient=f"named:{case.desk}:{word}",
            code=code,
            params={"number": case.number, "to": word, **params},
        )
        for word in words
    )


def tell_step(
    case: Case, step: SupervisionStepTaken | Supervision, code: str = "case.supervised"
) -> tuple[Notice, ...]:
    """Tell the unit of a step of supervision, and everybody who gets a copy."""
    told = tell_unit(case, step.unit, code, step=step.name)
    return told + tell_named(case, step.copied_to, f"{code}-copy", step=step.name, unit=step.unit)


def tell_answer(case: Case, code: str, text: Private, number: int) -> tuple[Notice, ...]:
    """Send an answer by every channel by which the matter came (T2.1); ``number`` counts from 1."""
    if case.history:
        return ()
    return tuple(
        Notice(
            recipient=f"filer:{case.id}",
            code=code,
            params={"number": case.number, "answer": number, "text": text, "source": source.source_id},
            channel=source.channel,
        )
        for source in case.sources
    )


def tell_filers(case: Case, code: str, /, **params: str | Private) -> tuple[Notice, ...]:
    """Tell whoever filed it, by every channel by which it came (T2.1)."""
    if case.history:
        return ()
    return tuple(
        Notice(
            recipient=f"filer:{case.id}",
            code=code,
            params={"number": case.number, **params},
            channel=source.channel,
        )
        for source in case.sources
    )
