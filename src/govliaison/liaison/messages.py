"""What is or was on its way out, for whoever looks after it (D13)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from govliaison.access import Context
from govliaison.errors import RefusedError
from govliaison.exchange import Attempt, list_messages, replay, skip
from govliaison.ledger import MessageRow, MessageState

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_PAGE: Final = 500


class Messages:
    """
    The outbox as one person may look into it: administrators and conveners.

    Args:
        liaison: the deployment
        context: who looks
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context

    def list(self, state: MessageState | None = None) -> Iterator[MessageRow]:
        """
        List what is or was on its way out, without what it says.

        Raises:
            RefusedError: only administrators and conveners look into the outbox
        """
        self._check()
        after = ""
        while page := list_messages(self._context.ledger.store, state=state, after=after, limit=_PAGE):
            yield from page
            after = page[-1].id

    def work(self) -> Iterator[Attempt]:
        """
        Deliver what is waiting; see :meth:`govliaison.Liaison.work_outbox`.

        Raises:
            RefusedError: only administrators and conveners look into the outbox
        """
        self._check()
        return self._liaison.work_outbox()

    def replay(self, message: str) -> None:
        """
        Try a dead message again.

        Raises:
            NotFoundError: it is not dead
            RefusedError: only administrators and conveners look into the outbox
        """
        self._check()
        replay(self._context.ledger, message)

    def skip(self, message: str) -> None:
        """
        Give a dead message up, with an entry that says who did, so that its lane goes on.

        Raises:
            NotFoundError: it is not dead
            RefusedError: only administrators and conveners look into the outbox
        """
        self._check()
        skip(self._context, message)

    def _check(self) -> None:
        actor = self._context.actor
        if not (actor.is_administrator or actor.is_convener):
            raise RefusedError("liaison.outbox-not-yours", person=actor.person)
