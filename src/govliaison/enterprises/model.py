"""
The enterprise base (企业信息库): what is known of each enterprise, and from where.

An id of ours, since a credit code may come later, be wrong, or never be given. What sources say is kept as
:class:`Facts`; a source that says nothing of something changes nothing.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from govliaison.access import ADMINISTRATOR, CONVENER, enterprise_token, region_token
from govliaison.enterprises.ownership import Ownership
from govliaison.enterprises.size_class import SizeFinding
from govliaison.ledger import Index, Noun, Sealed, Stamp, reveal
from govliaison.values import CodeStatus, Reason, to_micros


class EnterpriseKind(StrEnum):
    """What kind of entity it is; branches and individual businesses are in the base and may raise matters (A1)."""

    ENTERPRISE = "enterprise"
    BRANCH = "branch"
    INDIVIDUAL_BUSINESS = "individual-business"
    COOPERATIVE = "cooperative"
    ORGANISATION = "organisation"


class RegisteredState(StrEnum):
    """The state in the register (登记状态)."""

    OPERATING = "operating"
    IN_PREPARATION = "in-preparation"
    SUSPENDED = "suspended"
    MOVED_OUT = "moved-out"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class RegionBasis(StrEnum):
    """Where the region comes from; never from the credit code, whose digits name the registrar's place."""

    AREA_CODE = "area-code"
    NAMED = "named"
    ADDRESS = "address"


@attrs.frozen(kw_only=True)
class Contact:
    """Somebody to talk to in the enterprise."""

    name: Sealed | None = None
    phone: Sealed | None = None
    email: Sealed | None = None


@attrs.frozen(kw_only=True)
class Extra:
    """A local field that the profile declares; ``private`` or ``plain`` holds its text."""

    name: str
    plain: str | None = None
    private: Sealed | None = None


@attrs.frozen(kw_only=True)
class Facts:
    """
    What a source says; None where it says nothing.

    Attributes:
        name: registered name, or the one intended
        code: credit code in its normal form
        code_status: what its check gave
        old_number: registration number of 15 digits, used until 2015
        in_preparation: being set up, so that there is no code yet
        kind: kind of entity
        state: in the register
        region: division code
        region_basis: where the region comes from
        address: as written
        industry: code of GB/T 4754, letter first
        ownership: who owns it
        ownership_basis: the statement that says so
        founded: day of foundation
        capital: registered capital, as the text of :class:`~govliaison.values.Money`
        employees: people employed
        revenue: of the last year, as the text of Money
        assets: as the text of Money
        representative: legal representative or person in charge
        contacts: whom to call
        extra: local fields
    """

    name: Sealed | None = None
    code: str | None = None
    code_status: CodeStatus | None = None
    old_number: str | None = None
    in_preparation: bool | None = None
    kind: EnterpriseKind | None = None
    state: RegisteredState | None = None
    region: str | None = None
    region_basis: RegionBasis | None = None
    address: Sealed | None = None
    industry: str | None = None
    ownership: Ownership | None = None
    ownership_basis: Reason | None = None
    founded: date | None = None
    capital: str | None = None
    employees: int | None = None
    revenue: str | None = None
    assets: str | None = None
    representative: Sealed | None = None
    contacts: tuple[Contact, ...] | None = None
    extra: tuple[Extra, ...] | None = None


FACT_NAMES: Final = tuple(field.name for field in attrs.fields(Facts))


@attrs.frozen(kw_only=True)
class EnterpriseRegistered:
    """
    An enterprise entered the base.

    Attributes:
        enterprise: id of ours
        source: id of the source
        facts: what it said
        size: size class with its basis
        same_name_as: another enterprise of that name, as a suspected duplicate
    """

    enterprise: str
    source: str
    facts: Facts
    size: SizeFinding
    same_name_as: str | None = None


@attrs.frozen(kw_only=True)
class EnterpriseChanged:
    """A source said something new: only what changed, and the size class if that made it another."""

    source: str
    facts: Facts
    size: SizeFinding | None = None


@attrs.frozen(kw_only=True)
class EnterpriseAliasAdded:
    """People also call it so: a short, former or shop name (简称、曾用名、字号)."""

    alias: Sealed


@attrs.frozen(kw_only=True)
class Enterprise:
    """
    What is known of an enterprise now.

    Attributes:
        id: of ours
        facts: from all sources, the later over the earlier
        size: size class with its basis
        aliases: short and former names
        source: source of the last change
        batch: import it came with
        same_name_as: suspected duplicate of
        registered_at: when it entered the base
        undone: the import it came with was undone; nobody sees it any more
    """

    id: str
    facts: Facts
    size: SizeFinding
    aliases: tuple[Sealed, ...] = ()
    source: str
    batch: str | None = None
    same_name_as: str | None = None
    registered_at: datetime
    undone: bool = False

    @property
    def name(self) -> str:
        """Its name, empty if it was erased."""
        return reveal(self.facts.name)

    @property
    def ownership(self) -> Ownership:
        """Who owns it, as far as a source stated it."""
        return self.facts.ownership or Ownership.UNKNOWN

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What is doubtful about the record as it stands."""
        found = []
        if self.facts.code_status is CodeStatus.CHECK_FAILED:
            found.append(Reason.of("enterprise.code-check-failed"))
        if self.same_name_as is not None:
            found.append(Reason.of("enterprise.same-name", enterprise=self.same_name_as))
        if self.facts.region is None:
            found.append(Reason.of("enterprise.no-region"))
        return tuple(found)


EnterpriseEvent = EnterpriseRegistered | EnterpriseChanged | EnterpriseAliasAdded


def evolve(enterprise: Enterprise | None, event: EnterpriseEvent, stamp: Stamp) -> Enterprise:
    """Fold what happened into the enterprise."""
    if isinstance(event, EnterpriseRegistered):
        return Enterprise(
            id=event.enterprise,
            facts=event.facts,
            size=event.size,
            source=event.source,
            batch=stamp.batch,
            same_name_as=event.same_name_as,
            registered_at=stamp.effective_at,
        )
    assert enterprise is not None  # noqa: S101 - nothing else begins a stream
    if isinstance(event, EnterpriseAliasAdded):
        return attrs.evolve(enterprise, aliases=(*enterprise.aliases, event.alias))
    former = enterprise.facts.name
    renamed = event.facts.name is not None and former is not None
    return attrs.evolve(
        enterprise,
        facts=merge(enterprise.facts, event.facts),
        size=event.size or enterprise.size,
        aliases=(*enterprise.aliases, former) if renamed and former else enterprise.aliases,
        source=event.source,
        batch=stamp.batch,
    )


def merge(known: Facts, new: Facts) -> Facts:
    """Lay what a source says over what is known; local fields one by one."""
    changes = {name: value for name in FACT_NAMES if (value := getattr(new, name)) is not None}
    if new.extra is not None:
        fields = {extra.name: extra for extra in (*(known.extra or ()), *new.extra)}
        changes["extra"] = tuple(fields[name] for name in sorted(fields))
    return attrs.evolve(known, **changes)


def index(enterprise: Enterprise) -> Index:
    """Enterprises are found by code, names, region and by what they are; conveners and their county see them."""
    if enterprise.undone:
        return Index(state="undone", opened=to_micros(enterprise.registered_at))
    facts = enterprise.facts
    audience = {CONVENER, ADMINISTRATOR, enterprise_token(enterprise.id)}
    if facts.region is not None:
        audience.add(region_token(facts.region))
    names = [reveal(name) for name in (facts.name, *enterprise.aliases)]
    return Index(
        state=(facts.state or RegisteredState.UNKNOWN).value,
        region=facts.region,
        enterprise=enterprise.id,
        number=facts.code or facts.old_number,
        opened=to_micros(enterprise.registered_at),
        text="\n".join(filter(None, [*names, facts.code, facts.old_number])),
        audience=frozenset(audience),
        tags=frozenset(_tags(enterprise)),
    )


def _tags(enterprise: Enterprise) -> list[tuple[str, str]]:
    facts = enterprise.facts
    tags = [("size", enterprise.size.size_class.value), ("ownership", enterprise.ownership.value)]
    if facts.kind is not None:
        tags.append(("kind", facts.kind.value))
    if facts.industry is not None:
        tags.append(("section", facts.industry[0]))
    if facts.in_preparation:
        tags.append(("in-preparation", "yes"))
    if facts.code_status is CodeStatus.CHECK_FAILED:
        tags.append(("doubt", "code"))
    if enterprise.same_name_as is not None:
        tags.append(("doubt", "same-name"))
    return tags


def undone(enterprise: Enterprise, _stamp: Stamp) -> Enterprise:
    """Say what becomes of an enterprise whose import was undone."""
    return attrs.evolve(enterprise, undone=True)


ENTERPRISE: Final = Noun(
    kind="enterprise",
    record=Enterprise,
    shape=1,
    events={EnterpriseRegistered: 1, EnterpriseChanged: 1, EnterpriseAliasAdded: 1},
    evolve=evolve,
    index=index,
    undone=undone,
)
