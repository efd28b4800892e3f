"""
Running the reactions from the feed with a cursor: what was entered since is read once, in order.

A reaction runs after the commit it answers, never inside it. If the program dies between an ask and the cursor, the ask is made
again under the same request, which then does nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from govliaison.errors import Conflict, InputError, NotFoundError, RefusedError
from govliaison.ledger import Batch, Cursor, Happened, Ledger, Positioned
from govliaison.reactions.model import Asked, Reaction
from govliaison.values import Reason

CURSOR: Final = "reactions"
_PAGE: Final = 500


@attrs.frozen(kw_only=True)
class Reacted:
    """
    One ask and what came of it.

    Attributes:
        reaction: name of the reaction
        caused_by: the entry that asked
        refused: why the desk did not do it; None where it did
    """

    reaction: str
    caused_by: str
    refused: Reason | None = None


def lag(ledger: Ledger) -> int:
    """Tell how many entries no reaction has looked at yet."""
    return ledger.store.head() - ledger.store.cursor(CURSOR)


def react(ledger: Ledger, reactions: Sequence[Reaction[Any]]) -> Iterator[Reacted]:
    """
    Let reactions answer everything that was entered since the last time, their own entries included.

    Of several programs that run them at the same time each does what it comes to first; a request that was carried out
    does nothing the second time, and the cursor moves once.

    Args:
        ledger: the ledger
        reactions: all of them; the order of their names decides, not that of the argument
    """
    listening = _listeners(ledger, sorted(reactions, key=lambda reaction: reaction.name))
    while True:
        begins = ledger.store.cursor(CURSOR)
        page = ledger.store.feed(begins, _PAGE)
        if not page:
            return
        heard = [each for each in page if (each.entry.event, each.entry.schema) in listening]
        records = ledger.load_many(sorted({each.entry.stream for each in heard}))
        for each in heard:
            record = records[each.entry.stream].record
            yield from _answer(ledger, each, record, listening[each.entry.event, each.entry.schema])
        try:
            ledger.commit([], also=Batch(cursors=(Cursor(CURSOR, begins, page[-1].position),)))
        except Conflict:  # another program has come as far
            continue


def _listeners(ledger: Ledger, reactions: Sequence[Reaction[Any]]) -> Mapping[tuple[str, int], Sequence[Reaction[Any]]]:
    """Tell who listens to which event, by its name and every version that entries may have."""
    found: dict[tuple[str, int], list[Reaction[Any]]] = defaultdict(list)
    for noun in ledger.nouns.values():
        for event, version in noun.events.items():
            for reaction in reactions:
                if event in reaction.events:
                    for each in range(1, version + 1):
                        found[event.__name__, each].append(reaction)
    return found


def _answer(
    ledger: Ledger, positioned: Positioned, record: Any, reactions: Sequence[Reaction[Any]]
) -> Iterator[Reacted]:
    [happened] = ledger.open_entries([positioned])
    for reaction in reactions:
        for number, ask in enumerate(reaction.react(happened, record)):
            yield _carry_out(reaction, happened, number, ask)


def _carry_out(reaction: Reaction[Any], happened: Happened, number: int, ask: Any) -> Reacted:
    asked = Asked(request=f"{reaction.name}:{happened.ref}:{number}", caused_by=happened.ref)
    refused: Reason | None = None
    try:
        reaction.carry_out(ask, asked)
    except (
        InputError,
        NotFoundError,
        RefusedError,
    ) as error:  # asked again it would be the same; others wait behind it
        refused = Reason.of(error.code)
    return Reacted(reaction=reaction.name, caused_by=happened.ref, refused=refused)
