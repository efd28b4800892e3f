"""Where names and telephones are shown in full, for a reason that is entered, and where that is looked into."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from govliaison.access import REVEAL, Context, PrivateRevealed, Reveal, RevealReason, count_reveals
from govliaison.cases import CaseItem, Cases, reveal_case, reveal_file
from govliaison.enterprises import ENTERPRISE, EnterpriseItem, reveal_enterprise
from govliaison.ledger import Decision, Order, Query, read_file, reveal
from govliaison.values import Refusal

if TYPE_CHECKING:
    from govliaison.liaison.composition import Liaison

_PAGE: Final = 500


class Reveals:
    """
    The reveals of one person, and those that an auditor may look into.

    Args:
        liaison: the deployment
        context: who looks
    """

    def __init__(self, liaison: "Liaison", context: Context) -> None:
        self._liaison = liaison
        self._context = context

    def case(self, case: str, item: CaseItem, *, reason: RevealReason) -> str:
        """
        Show in full who filed a matter; it is entered first.

        Args:
            case: its id or number
            item: contact or telephone
            reason: why

        Raises:
            NotFoundError: there is no such case, or not for this reader
            RefusedError: neither of its desk nor a handler of its lead unit, or nothing is known
        """
        found = Cases(self._context, self._liaison.jurisdictions.rules_for).get(case)
        value = reveal_case(found, item, self._context.actor)
        return self._enter(value, f"case/{found.id}", item.value, reason, found.region)

    def file(self, case: str, number: int, *, reason: RevealReason) -> tuple[str, bytes]:
        """
        Give a file of a case; it is entered first.

        Args:
            case: its id or number
            number: of the file, from 1
            reason: why

        Returns:
            its name and its content

        Raises:
            NotFoundError: there is no such case, or not for this reader; or the file is not where files are kept
            RefusedError: neither of its desk nor a handler of its lead unit, or there is no such file
            StoreError: the file is not the one that was kept
        """
        found = Cases(self._context, self._liaison.jurisdictions.rules_for).get(case)
        file = reveal_file(found, number, self._context.actor)
        if isinstance(file, Refusal):
            return self._enter(file, f"case/{found.id}", f"file.{number}", reason, found.region), b""
        data = read_file(self._context.ledger, reveal(file.blob))
        self._enter("", f"case/{found.id}", f"file.{number}", reason, found.region)
        return reveal(file.name), data

    def enterprise(self, enterprise: str, item: EnterpriseItem, *, reason: RevealReason, number: int = 1) -> str:
        """
        Show in full whom to call in an enterprise; it is entered first.

        Args:
            enterprise: its id
            item: which
            reason: why
            number: of the contact, from 1

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: not of a convener of its place, or nothing is known
        """
        found = self._context.get(ENTERPRISE, enterprise)
        value = reveal_enterprise(found, item, number, self._context.actor)
        one_of = item in {EnterpriseItem.ADDRESS, EnterpriseItem.REPRESENTATIVE}
        name = item.value if one_of else f"contacts.{number}.{item.value}"
        return self._enter(value, ENTERPRISE.stream(found.id), name, reason, found.facts.region)

    def list(self, *, by: str | None = None) -> Iterator[Reveal]:
        """
        Give reveals, the latest first: to auditors of conveners those of their place, to everybody their own.

        Args:
            by: only those of one person
        """
        tags = frozenset({("by", by)}) if by else frozenset[tuple[str, str]]()
        reader = self._context.actor.reader
        query = Query(kind=REVEAL.kind, reader=reader, tags=tags, order=Order.OPENED, descending=True, limit=_PAGE)
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def count(self) -> dict[str, int]:
        """Count the reveals that may be looked into, per person, whoever did most first."""
        return count_reveals(self.list())

    def _enter(self, value: str | Refusal, stream: str, item: str, reason: RevealReason, region: str | None) -> str:
        event = PrivateRevealed(stream=stream, item=item, reason=reason, region=region)
        verdict = value if isinstance(value, Refusal) else Decision(events=(event,))
        identity = self._context.ledger.ids.new_id()
        self._context.carry_out(REVEAL, identity, lambda _record: verdict, self._context.stamp(jurisdiction=region))
        return str(value)
