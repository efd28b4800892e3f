"""The enterprise base as people work with it (M1.1)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, cast

import attrs

from govliaison.access import CONVENER, Context
from govliaison.enterprises import decide
from govliaison.enterprises.import_desk import ImportRun
from govliaison.enterprises.importing import EnterpriseReader, LocalField
from govliaison.enterprises.keys import NameKeys, code_key, old_number_key
from govliaison.enterprises.model import ENTERPRISE, Enterprise, EnterpriseKind, RegisteredState, index
from govliaison.enterprises.ownership import Ownership
from govliaison.enterprises.size_class import SizeClass
from govliaison.errors import NotFoundError
from govliaison.ledger import Claim, Decision, Key, Query, accepted, id_of
from govliaison.values import (
    CodeStatus,
    ImportReport,
    IndustryTable,
    Reading,
    Refusal,
    RegionCode,
    RegionTable,
    check_credit_code,
    normalise_name,
    region_stem,
)

_PAGE = 1000


@attrs.frozen(kw_only=True)
class EnterprisePage:
    """Enterprises in the order in which they entered the base, and where the next page begins (None: this was the last)."""

    rows: tuple[Enterprise, ...]
    after: Key | None


class Enterprises:
    """
    The enterprise base.

    Args:
        context: who works on which ledger
        regions: divisions that exist
        industries: names of industries, for lists that name them
        home: the deployment's own region
        local_fields: columns the profile declares
    """

    def __init__(
        self,
        context: Context,
        *,
        regions: RegionTable,
        industries: IndustryTable | None = None,
        home: RegionCode | None = None,
        local_fields: tuple[LocalField, ...] = (),
    ) -> None:
        self._context = context
        self._regions = regions
        self._industries = industries
        self._home = home
        self._local_fields = local_fields

    def import_rows(
        self,
        reading: Reading,
        *,
        source: str = "import",
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """
        Bring a table into the base; the same table again changes nothing.

        Args:
            reading: the table, read by an adapter for :data:`~govliaison.enterprises.ENTERPRISE_FIELDS`
            source: id of the source, kept with what it said
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows were read

        Raises:
            RefusedError: the actor does not keep the base
            Conflict: others kept changing the same enterprises; what was reported as done before stays done
        """
        accepted(decide.may_keep(self._context.actor) or Decision(events=()))
        reader = EnterpriseReader(self._regions, self._industries, self._home, self._local_fields)
        return ImportRun(self._context, reader, source=source, dry_run=dry_run).run(reading, progress)

    def get(self, enterprise: str) -> Enterprise:
        """
        Give an enterprise by its id.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._context.get(ENTERPRISE, enterprise)

    def by_code(self, code: str) -> Enterprise:
        """
        Give an enterprise by its credit code or old registration number, however it is typed.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        enterprise = self.resolve(code)
        if enterprise is None:
            raise NotFoundError("enterprise.unknown", enterprise=code)
        return self.get(enterprise)

    def find(
        self,
        *,
        name: str | None = None,
        code: str | None = None,
        region: str | None = None,
        section: str | None = None,
        state: RegisteredState | None = None,
        size: SizeClass | None = None,
        ownership: Ownership | None = None,
        kind: EnterpriseKind | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> EnterprisePage:
        """
        Give a page of the enterprises the actor may see; all conditions must hold.

        Args:
            name: words that must occur in the name or an alias
            code: credit code or old registration number
            region: division, with all below it
            section: letter of the industry
            state: in the register
            size: size class
            ownership: who owns it
            kind: kind of entity
            after: :attr:`EnterprisePage.after` of the page before
            limit: rows on a page, up to 1,000
        """
        tags = {"section": section, "size": size, "ownership": ownership, "kind": kind}
        query = Query(
            kind=ENTERPRISE.kind,
            reader=self._context.actor.reader,
            text=name,
            number=check_credit_code(code).code if code else None,
            region=region_stem(str(RegionCode.parse(region))) if region else None,
            states=frozenset({state.value}) if state else frozenset(),
            tags=frozenset((tag, str(value)) for tag, value in tags.items() if value is not None),
            after=after,
            limit=limit,
        )
        page = self._context.find(query)
        return EnterprisePage(rows=tuple(self._context.read(page.rows)), after=page.after)

    def list(self, **conditions: Any) -> Iterator[Enterprise]:
        """Give all that :meth:`find` finds under the same conditions, page by page."""
        after: Key | None = None
        while True:
            page = self.find(**conditions, after=after, limit=_PAGE)
            yield from page.rows
            after = page.after
            if after is None:
                return

    def resolve(self, code: str | None = None, name: str | None = None) -> str | None:
        """Give the id of the enterprise that a submission names, or None; see :meth:`resolve_many`."""
        return self.resolve_many([(code, name)])[0]

    def resolve_many(self, asked: Sequence[tuple[str | None, str | None]]) -> tuple[str | None, ...]:
        """
        Give the ids of enterprises that this person may see by credit code (or old number) and name, in one look-up.

        A code decides alone; only without a readable one does the name, and only if a single enterprise bears it.
        """
        keys = [_lookup_keys(self._context, code, name) for code, name in asked]
        claims = self._context.ledger.store.claims(sorted({key for each in keys for key in each}))
        found = [_sole_holder([claims.get(key) for key in each]) for each in keys]
        if CONVENER in self._context.actor.reader.tokens:
            return tuple(found)
        seen = self._visible({enterprise for enterprise in found if enterprise is not None})
        return tuple(enterprise if enterprise in seen else None for enterprise in found)

    def add_alias(self, enterprise: str, alias: str) -> Enterprise:
        """
        Add a name by which people also call an enterprise (简称、曾用名、字号).

        Raises:
            RefusedError: the actor does not keep the base, or the alias is empty
            NotFoundError: there is no such enterprise, or not for this reader
        """

        def decide_alias(record: Enterprise | None) -> Decision | Refusal:
            decision = decide.add_alias(record, actor=self._context.actor, enterprise=enterprise, alias=alias)
            if isinstance(decision, Refusal) or not decision.events:
                return decision
            names = NameKeys.of(self._context.ledger, normalise_name(alias))
            return attrs.evolve(decision, take=names.free(ENTERPRISE.stream(enterprise), self._held(names)))

        self.get(enterprise)
        return self._context.carry_out(ENTERPRISE, enterprise, decide_alias, self._context.stamp())

    def _visible(self, enterprises: Collection[str]) -> frozenset[str]:
        loaded = self._context.ledger.load_many([ENTERPRISE.stream(each) for each in enterprises])
        records = [cast("Enterprise", each.record) for each in loaded.values()]
        may_see = self._context.actor.reader.may_see
        return frozenset(record.id for record in records if may_see(index(record).audience))

    def _held(self, names: NameKeys) -> Mapping[str, Claim]:
        return self._context.ledger.store.claims([names.named, names.namesake])


def _lookup_keys(context: Context, code: str | None, name: str | None) -> tuple[str, ...]:
    """Give one key that decides alone, or a name's two keys."""
    if code:
        check = check_credit_code(code)
        if check.status is CodeStatus.OLD_REGISTRATION_NUMBER:
            return (old_number_key(check.code),)
        if check.status is not CodeStatus.MALFORMED:
            return (code_key(check.code),)
    folded = normalise_name(name or "")
    if not folded:
        return ()
    names = NameKeys.of(context.ledger, folded)
    return names.named, names.namesake


def _sole_holder(claims: Sequence[Claim | None]) -> str | None:
    first, *others = (*claims, None)
    return id_of(first.stream) if first is not None and not any(others) else None
