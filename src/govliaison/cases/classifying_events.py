"""A convener said what a case is to the rules (定性分类)."""

import attrs

from govliaison.ledger import Sealed


@attrs.frozen(kw_only=True)
class CaseClassified:
    """
    A convener said what the case is; what is None stayed as it was.

    Where other limits hold by this, :class:`~govliaison.cases.recounting.DeadlinesRecomputed` follows in the same commit.

    Attributes:
        track: the track that a statute lays out for it; empty: none
        difficulty: how hard it is; empty: not said
        tags: all of them
        note: why
    """

    track: str | None = None
    difficulty: str | None = None
    tags: frozenset[str] | None = None
    note: Sealed
