"""The composition root: one running deployment, from its file to its desks."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

import govliaison
from govliaison import cases, exchange, ledger, oversight, policies, reactions
from govliaison.access import (
    PERSON,
    SYSTEM,
    AccessAsk,
    Actor,
    Context,
    Person,
    Persons,
    Posts,
    held_posts,
    resolve_actor,
)
from govliaison.errors import ConfigError, NotFoundError, RefusedError, StoreError
from govliaison.exchange.routes import route_to
from govliaison.gazettes import read_gazettes
from govliaison.ledger import FittedStore, Index, Ledger, Meta, Stamp, Store, is_unfinished
from govliaison.liaison.built_in import BuiltIn
from govliaison.liaison.jurisdictions import Jurisdictions
from govliaison.liaison.nouns import NOUNS
from govliaison.liaison.office import Office
from govliaison.liaison.sources import RandomIds, SystemTime
from govliaison.liaison.tables import Tables
from govliaison.liaison.unit_facts import check_units, unit_facts
from govliaison.plugins import Adapters, Health, HostInfo, Offers, assemble, gather
from govliaison.profiles import Deployment, Profile, load_deployment
from govliaison.texts import Language
from govliaison.units import UnitRole
from govliaison.values import IdSource, Refusal, TimeSource, check_algorithm

if TYPE_CHECKING:
    from govliaison.exchange import Attempt
    from govliaison.ledger import Broken, Checkpoint, Rebuilt, Swept
    from govliaison.oversight import Place
    from govliaison.papers import Renderer
    from govliaison.reactions import Reacted


class Liaison:
    """
    One running deployment: profile, adapters and ledger (政企沟通联络机制).

    Made by :meth:`open`; close it, or use it in a ``with`` statement. It may be used by several threads.

    >>> with Liaison.open("liaison.toml") as liaison:  # doctest: +SKIP
    ...     me = liaison.as_("zhang.wei")
    ...     me.cases.find(overdue=True)
    """

    def __init__(
        self, *, deployment: Deployment, profile: Profile, adapters: Adapters, offers: Offers, ledger: Ledger
    ) -> None:
        self.deployment = deployment
        self.profile = profile
        self.adapters = adapters
        self.offers = offers
        self.ledger = ledger
        self.tables = Tables(offers)
        self.jurisdictions = Jurisdictions(
            profile=profile, calendars=tuple(adapters.calendars.values()), gazettes=[*read_gazettes(ledger)]
        )
        self._keep_profiles()

    @classmethod
    def open(
        cls,
        deployment: Path | str,
        *,
        time: TimeSource | None = None,
        ids: IdSource | None = None,
        extra: Sequence[object] = (),
    ) -> Self:
        """
        Open a deployment.

        Args:
            deployment: its ``liaison.toml``
            time: where the present moment comes from; the machine's clock if not given
            ids: where ids come from
            extra: plugins handed over in code, beside the installed ones

        Raises:
            ConfigError: deployment or profile are wrong; all problems at once
            StoreUnavailable: the store is locked or out of reach
            StoreError: there is no ledger yet, or it belongs to another deployment
        """
        time = time or SystemTime()
        plan, profile, adapters, offers = _assemble(deployment, time, extra)
        try:
            _check_ledger(adapters.store, plan)
            ids = ids or RandomIds(plan.code, time)
            route = route_to(profile.channels, tuple(adapters.notifiers))
            store = FittedStore(adapters.store, keys=adapters.keys, blobs=adapters.blobs)
            book = Ledger(store, NOUNS, time=time, ids=ids, route=route)
            return cls(deployment=plan, profile=profile, adapters=adapters, offers=offers, ledger=book)
        except BaseException:
            adapters.store.close()
            raise

    @classmethod
    def initialise(
        cls,
        deployment: Path | str,
        *,
        person: str,
        name: str,
        time: TimeSource | None = None,
        ids: IdSource | None = None,
        extra: Sequence[object] = (),
        algorithm: str = "sha256",
    ) -> None:
        """
        Make the ledger of a new deployment, with its first administrator, who also heads the desk's section.

        Args:
            deployment: its ``liaison.toml``
            person: id of the first person, such as ``zhang.wei``
            name: name of that person
            time: as for :meth:`open`
            ids: as for :meth:`open`
            extra: as for :meth:`open`
            algorithm: hash of the chain, fixed for ever: ``sha256`` or ``sm3``

        Raises:
            ConfigError: deployment or profile are wrong
            Conflict: there is a ledger already
            InputError: there is no such algorithm here
        """
        time = time or SystemTime()
        check_algorithm(algorithm)
        plan, _profile, adapters, _offers = _assemble(deployment, time, extra)
        try:
            meta = Meta(deployment=plan.code, algorithm=algorithm, key=secrets.token_bytes(32))
            adapters.store.initialise(meta)
        finally:
            adapters.store.close()
        with cls.open(deployment, time=time, ids=ids, extra=extra) as liaison:
            context = liaison.context(SYSTEM)
            Persons(context).add(id=person, name=name)
            desk = liaison.jurisdictions.rules_for(None).desk
            posts = Posts(context, liaison.post_ids)
            for kind in ("administrator", "section-head"):
                posts.hold(unit=desk, kind=kind, person=person)

    # -- people -------------------------------------------------------------------------------------------------------

    def as_(self, person: str, *, on_behalf_of: str | None = None) -> Office:
        """
        Give the desks of a person; posts and rights are resolved now, never given by the caller.

        Args:
            person: id of the person
            on_behalf_of: unit or post for which the person acts

        Raises:
            RefusedError: unknown, left, without any post or enterprise, or not of that unit
        """
        known: Person | None = self.ledger.load(PERSON.stream(person)).record
        if known is None or known.left is not None:
            raise RefusedError("liaison.unknown-person", person=person)
        now = self.ledger.time.now()
        posts = held_posts(self.ledger, person, now)
        if not posts and known.enterprise is None:
            raise RefusedError("liaison.no-post", person=person)
        facts = unit_facts(self.profile)
        units = frozenset(post.rpartition(".")[0] for post in posts)
        ask = AccessAsk(
            person=person,
            posts=frozenset(posts),
            units=units,
            regions=frozenset(facts[unit].region or "" for unit in units if unit in facts) - {""},
            enterprise=known.enterprise,
            on_behalf_of=on_behalf_of,
            now=now,
        )
        answers = [policy.tokens(ask) for policy in self.adapters.access.values()]
        actor = resolve_actor(
            person, posts, facts, enterprise=known.enterprise, grants=answers, on_behalf_of=on_behalf_of
        )
        if isinstance(actor, Refusal):
            params: dict[str, Any] = dict(actor.params)
            raise RefusedError(actor.code, **params)
        return Office(self, self.context(actor))

    def context(self, actor: Actor) -> Context:
        """Give what desks of an actor stand on; ``SYSTEM`` is the program itself."""

        def make_stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
            now = self.ledger.time.now()
            return Stamp(
                effective_at=effective_at or now,
                recorded_at=now,
                actor=actor.person,
                on_behalf_of=actor.on_behalf_of,
                jurisdiction=self.profile.jurisdiction.code,
                profile=self.profile.digest,
            )

        return Context(
            ledger=self.ledger,
            actor=actor,
            make_stamp=make_stamp,
            profile_for=lambda region: self.jurisdictions.profile_for(region).digest,
        )

    @property
    def post_ids(self) -> tuple[str, ...]:
        """The posts of all profiles in this ledger."""
        posts = [post.id for profile in self.jurisdictions.all_profiles for post in profile.units.posts]
        return tuple(dict.fromkeys(posts))

    @cached_property
    def places(self) -> "tuple[Place, ...]":
        """The places of the deployment as oversight sees them, its own first."""
        from govliaison.liaison.places import places_of  # noqa: PLC0415 - opens the room of oversight

        return places_of(self.jurisdictions)

    @property
    def unit_regions(self) -> dict[str, str]:
        """The code of the place of each unit."""
        return {
            unit.id: unit.region or profile.jurisdiction.code
            for profile in self.jurisdictions.all_profiles
            for unit in profile.units.units.values()
        }

    # -- the machine room ---------------------------------------------------------------------------------------------

    def sweep(self, at: datetime | None = None, *, confirmed: bool = False) -> "Iterator[Swept]":
        """
        Enter what became due up to a moment, and drop files that no entry named; see :func:`govliaison.ledger.sweep`.

        Once on each day the duties of the mechanism are judged before; see :func:`govliaison.oversight.review`.

        Raises:
            RefusedError: the clock jumped by more than a day and nobody confirmed it
        """
        owner = f"sweep-{secrets.token_hex(4)}"
        moment = at or self.ledger.time.now()
        ledger.drop_uploads(self.ledger)
        oversight.review(
            self.context(SYSTEM), self.places, moment, lambda region: self.jurisdictions.profile_for(region).digest
        )
        return ledger.sweep(self.ledger, at=moment, owner=owner, circumstances=self._circumstances, confirmed=confirmed)

    def react(self) -> "Iterator[Reacted]":
        """Let what was entered ask of other desks what it asks (D14); see :func:`govliaison.reactions.react`."""
        from govliaison.liaison.reactions import reactions_of  # noqa: PLC0415 - opens every room that asks another

        return reactions.react(self.ledger, reactions_of(self))

    def work_outbox(self, *, language: Language = "zh") -> "Iterator[Attempt]":
        """Deliver what is waiting: notices by every notifier, answers back by the channel they came by."""
        from govliaison.liaison.delivering import destinations_of  # noqa: PLC0415 - opens the room of exchange

        system = self.context(SYSTEM)
        desk = cases.Cases(system, self.jurisdictions.rules_for)
        letters = exchange.PolicyLetters(system, policies.Uptakes(system, ZoneInfo(self.profile.jurisdiction.zone)))
        owner = f"outbox-{secrets.token_hex(4)}"
        return exchange.work_outbox(self.ledger, destinations_of(self, language), desk, owner=owner, policies=letters)

    def health(self) -> Health:
        """Tell which adapters cannot be used, and what those in use did wrong since the deployment was opened."""
        return Health(adapters=self.adapters.plugins, faults=self.adapters.faults.faults)

    def verify(self, checkpoint: bytes | None = None) -> "Iterator[Broken | int]":
        """
        Check the whole ledger; see :func:`govliaison.ledger.verify`.

        Args:
            checkpoint: content of the file of a checkpoint, which must be good and which the ledger must still contain

        Raises:
            InputError: it is no checkpoint of this ledger
            KeyRingError: its signature cannot be checked, or is not good
        """
        made = None if checkpoint is None else ledger.read_checkpoint(self.ledger, self.adapters.keys, checkpoint)
        return ledger.verify(self.ledger, made)

    def checkpoint(self) -> "tuple[Checkpoint, bytes]":
        """Sign how far the ledger has come; what is to be kept elsewhere: see :func:`govliaison.ledger.make_checkpoint`."""
        return ledger.make_checkpoint(self.ledger, self.adapters.keys, self.ledger.time.now())

    def rebuild(self) -> "Iterator[Rebuilt]":
        """Fold every record again; see :func:`govliaison.ledger.rebuild`."""
        return ledger.rebuild(self.ledger)

    def renderer_for(self, media_type: str) -> "Renderer":
        """
        Give the renderer of a media type.

        Raises:
            NotFoundError: none writes such files
        """
        for name, renderer in self.adapters.renderers.items():
            if media_type in self.adapters.media_types[name]:
                return renderer
        use = "official-paper" if media_type.endswith("wordprocessingml.document") else "spreadsheet"
        raise NotFoundError("liaison.no-renderer", media_type=media_type, use=use)

    def close(self) -> None:
        """Let go of the store."""
        self.ledger.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _value: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self.close()

    # -- inside -------------------------------------------------------------------------------------------------------

    def _circumstances(self, index: Index) -> tuple[str, str]:
        profile = self.jurisdictions.profile_for(index.region)
        return index.region or profile.jurisdiction.code, profile.digest

    def _keep_profiles(self) -> None:
        """Keep the text that each profile's digest names in the ledger itself: an entry can be explained years later."""
        for profile in self.jurisdictions.all_profiles:
            if self.adapters.store.blob(profile.digest) is None:
                self.adapters.store.put_blob(profile.digest, profile.text.encode())


def _check_ledger(store: Store, plan: Deployment) -> None:
    meta = store.meta()
    if is_unfinished(store):
        raise StoreError("copy.unfinished", where=str(plan.file))
    if meta is None:
        raise StoreError("ledger.not-initialised", where=str(plan.file))
    if meta.deployment != plan.code:
        raise StoreError("ledger.other-deployment", where=str(plan.file), code=plan.code, found=meta.deployment)


def _assemble(
    deployment: Path | str, time: TimeSource, extra: Sequence[object]
) -> tuple[Deployment, Profile, Adapters, Offers]:
    plan = load_deployment(deployment)
    host = HostInfo(version=govliaison.__version__, clock=time)
    offers = gather(plan.plugins, host, [BuiltIn(), *extra])
    profile = plan.load_profile(offers.pack)
    if not profile.units.with_role(UnitRole.CONVENER):
        raise ConfigError("liaison.no-convener", where=str(plan.profile))
    check_units(profile, str(plan.profile))
    placed = HostInfo(
        version=host.version, clock=time, jurisdictions=(profile.jurisdiction.code, *sorted(profile.counties))
    )
    return plan, profile, assemble(plan, offers, placed), offers
