"""Associations and their members as people work with them (T1.3)."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context
from govliaison.enterprises import joining
from govliaison.enterprises.associations import ASSOCIATION, Association
from govliaison.enterprises.model import ENTERPRISE, Enterprise
from govliaison.errors import NotFoundError
from govliaison.ledger import Query

_PAGE = 1000


@attrs.frozen(kw_only=True)
class Member:
    """A member of an association as its own people know it: name and code beside the days of the membership."""

    enterprise: str
    name: str = attrs.field(repr=False)
    code: str | None
    since: date
    until: date | None


class Associations:
    """
    The associations of the profile and their members.

    Args:
        context: who works on which ledger
        defined: the units that are associations, by their ids, with the codes of their regions
        zone: where days begin and end
    """

    def __init__(self, context: Context, defined: Mapping[str, str | None], zone: ZoneInfo) -> None:
        self._context = context
        self._defined = defined
        self._zone = zone

    @property
    def today(self) -> date:
        """The present day where the deployment is."""
        return self._context.now.astimezone(self._zone).date()

    def join(self, association: str, enterprise: str, *, since: date | None = None) -> Association:
        """
        Enter that an enterprise of the base is a member, from today if no day is said.

        Raises:
            NotFoundError: no such association or enterprise
            RefusedError: not by this actor, or it is a member already
        """
        self._check(association)
        if self._context.ledger.load(ENTERPRISE.stream(enterprise)).record is None:
            raise NotFoundError("enterprise.unknown", enterprise=enterprise)
        return self._context.carry_out(
            ASSOCIATION,
            association,
            lambda record: joining.join(
                record,
                actor=self._context.actor,
                association=association,
                region=self._defined[association],
                enterprise=enterprise,
                since=since or self.today,
            ),
            self._context.stamp(),
        )

    def leave(self, association: str, enterprise: str, *, until: date | None = None) -> Association:
        """
        Enter that an enterprise left; ``until`` is the first day on which it is no member, today if not said.

        Raises:
            NotFoundError: no such association
            RefusedError: not by this actor, or it is no member
        """
        self._check(association)
        return self._context.carry_out(
            ASSOCIATION,
            association,
            lambda record: joining.leave(
                record,
                actor=self._context.actor,
                association=association,
                region=self._defined[association],
                enterprise=enterprise,
                until=until or self.today,
            ),
            self._context.stamp(),
        )

    def get(self, association: str) -> Association:
        """
        Give an association with its members.

        Raises:
            NotFoundError: there is none, it has no members yet, or not for this reader
        """
        return self._context.get(ASSOCIATION, association)

    def list(self) -> tuple[Association, ...]:
        """Give the associations with members that the actor may see."""
        query = Query(kind=ASSOCIATION.kind, reader=None, limit=_PAGE)
        return tuple(self._context.read(self._context.find(query).rows))

    def members(self, association: str) -> tuple[Member, ...]:
        """
        Give the members of an association, also those that left, by name; its own people may know whom they act for.

        Raises:
            NotFoundError: as for :meth:`get`
        """
        memberships = self.get(association).memberships
        streams = [ENTERPRISE.stream(each.enterprise) for each in memberships]
        found = self._context.ledger.load_many(list(dict.fromkeys(streams)))
        records: dict[str, Enterprise] = {stream: loaded.record for stream, loaded in found.items() if loaded.record}
        return tuple(
            Member(
                enterprise=each.enterprise,
                name=records[stream].name,
                code=records[stream].facts.code,
                since=each.since,
                until=each.until,
            )
            for each, stream in zip(memberships, streams, strict=True)
        )

    def of(self, enterprise: str, *, on: date | None = None) -> frozenset[str]:
        """Name the associations of which an enterprise is a member on a day, today if not said, as far as the actor sees."""
        query = Query(kind=ASSOCIATION.kind, reader=None, tags=frozenset({("member", enterprise)}), limit=_PAGE)
        day = on or self.today
        found: list[Association] = self._context.read(self._context.find(query).rows)
        return frozenset(each.id for each in found if enterprise in each.members(day))

    def _check(self, association: str) -> None:
        if association not in self._defined:
            raise NotFoundError("association.unknown", association=association)
