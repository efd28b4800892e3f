"""What rule packs name as grounds for extending or returning a case, held against the words that anybody can give."""

from govliaison.cases.kinds import ExtensionReason, ReturnReason
from govliaison.deadlines import RulePack
from govliaison.values import Reason


def unknown_grounds(pack: RulePack) -> list[Reason]:
    """
    Name the words that no request can give, so that by them nothing is ever granted.

    >>> from govliaison.deadlines import Return
    >>> [
    ...     found.param("word")
    ...     for found in unknown_grounds(RulePack(id="a", name="a", return_=Return(reasons=("dup", "duplicate"))))
    ... ]
    ['dup']
    """
    named = (
        ("extension", pack.extension.reasons if pack.extension else (), [*ExtensionReason]),
        ("return", pack.return_.reasons if pack.return_ else (), [*ReturnReason]),
    )
    return [
        Reason.of("lint.unknown-ground", table=table, word=word, words="、".join(known))
        for table, words, known in named
        for word in words
        if word not in known
    ]
