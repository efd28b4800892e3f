"""Who is told of what a verb did."""

from govliaison.cases.model import Case
from govliaison.ledger import Notice, Private


def tell_unit(case: Case, unit: str, code: str, /, **params: str | Private) -> tuple[Notice, ...]:
    """Tell a unit; nobody is told of a history."""
    if case.history:
        return ()
    return (Notice(recipient=f"unit:{unit}", code=code, params={"number": case.number, **params}),)


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
