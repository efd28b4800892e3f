"""Policies and notices as people work with them (M4.1)."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

import attrs

from govliaison.access import Context
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.errors import InputError, NotFoundError
from govliaison.ledger import Claim, Decision, Key, Query, accepted, id_of
from govliaison.policies import decide
from govliaison.policies.audience import AudienceRule
from govliaison.policies.import_desk import PolicyImport, policy_keys
from govliaison.policies.kinds import PolicyKind, PolicyState, WithdrawalReason
from govliaison.policies.matching import Explanation, FindKeyContacts, Matching, Preview
from govliaison.policies.model import POLICY, Policy
from govliaison.policies.opting import SUBSCRIPTION, Subscription, opt_in, opt_out
from govliaison.policies.plan import PolicyPlan
from govliaison.policies.push_desk import Pusher, PushReport
from govliaison.policies.reading import FindUnit, PolicyDraft, PolicyReader, read_number
from govliaison.values import ID_PATTERN, ImportReport, Reading

_PAGE = 500


@attrs.frozen(kw_only=True)
class PolicyPage:
    """Policies, the latest first, and where the next page begins (None: this was the last)."""

    rows: tuple[Policy, ...]
    after: Key | None


class Policies:
    """
    The policies of one person: bringing in, publishing, previewing, pushing, relaying.

    Args:
        context: who works on which ledger
        plan: what the profile decides
        zone: where days end
        find_unit: finds the unit that an agency's name means
        find_region: finds divisions by name
        key_contacts: gives the key contacts
        fields: local fields of enterprises that are no personal data
    """

    def __init__(
        self,
        context: Context,
        *,
        plan: PolicyPlan,
        zone: ZoneInfo,
        find_unit: FindUnit = lambda _text: None,
        find_region: Callable[[str], str | None] = lambda _text: None,
        key_contacts: FindKeyContacts = frozenset,
        fields: Collection[str] = (),
    ) -> None:
        self._context = context
        self._plan = plan
        self._zone = zone
        self._find_unit = find_unit
        self._find_region = find_region
        self._fields = frozenset(fields)
        self._matching = Matching(context, key_contacts)

    @property
    def today(self) -> date:
        """The present day where the deployment is."""
        return self._context.now.astimezone(self._zone).date()

    # -- bringing in --------------------------------------------------------------------------------------------------

    def import_rows(
        self,
        reading: Reading,
        *,
        source: str = "import",
        dry_run: bool = False,
        progress: Callable[[int], None] = lambda _rows: None,
    ) -> ImportReport:
        """
        Bring a table of policies in; the same table again changes nothing.

        Args:
            reading: the table, read by an adapter for :data:`~govliaison.policies.POLICY_FIELDS`
            source: id of the source
            dry_run: find out what would happen, and store nothing
            progress: told after each commit how many rows are done

        Raises:
            RefusedError: only conveners and administrators keep policies
        """
        region = decide.own_place(self._context.actor)
        accepted(decide.may_keep(self._context.actor, region) or Decision(events=()))
        reader = PolicyReader(self._zone, self._find_unit)
        run = PolicyImport(self._context, reader, source=source, region=region, dry_run=dry_run)
        return run.run(reading, progress)

    def add(self, draft: PolicyDraft, *, request: str | None = None) -> Policy:
        """
        Take one policy in by hand.

        Raises:
            InputError: it has no title
            RefusedError: only conveners and administrators keep policies; or it is known already
        """
        region, ledger = decide.own_place(self._context.actor), self._context.ledger
        accepted(decide.may_keep(self._context.actor, region) or Decision(events=()))
        if not any(map(str.isalnum, draft.title)):
            raise InputError("policy.no-title")
        policy = ledger.ids.new_id()
        keys = policy_keys(ledger, draft.sealed(policy))
        for claim in ledger.store.claims(keys).values():
            return self.get(id_of(claim.stream))
        entered = decide.enter(draft, policy=policy, source="hand", region=region)
        take = tuple(Claim(key, POLICY.stream(policy)) for key in keys)
        stamp = self._context.stamp(request=request, jurisdiction=region)
        return self._context.carry_out(POLICY, policy, lambda _: attrs.evolve(entered, take=take), stamp)

    # -- publishing ---------------------------------------------------------------------------------------------------

    def rule(self, text: str) -> AudienceRule:
        """
        Read an audience rule, by its text or by the name that the profile gives it.

        Raises:
            InputError: it is none
        """
        return AudienceRule.parse(self._plan.audiences.get(text.strip(), text), self._find_region)

    def publish(self, policy: str, audience: AudienceRule) -> Policy:
        """
        Publish a policy for an audience, or give it another one; later pushes follow that.

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: not by this actor, it holds no more, or the rule asks for what it may not
        """
        found = self._find(policy)
        return self._context.carry_out(
            POLICY,
            found.id,
            lambda record: decide.publish(
                record,
                actor=self._context.actor,
                audience=audience,
                fields=self._fields,
                now=self._context.now,
            ),
            self._context.stamp(jurisdiction=found.region),
        )

    def withdraw(self, policy: str, *, reason: WithdrawalReason) -> Policy:
        """
        Say that a policy holds no more; it is pushed no more, and what waits in the outbox is not sent.

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: not by this actor, or it is withdrawn already
        """
        found = self._find(policy)
        return self._context.carry_out(
            POLICY,
            found.id,
            lambda record: decide.withdraw(record, actor=self._context.actor, reason=reason),
            self._context.stamp(jurisdiction=found.region),
        )

    def preview(self, policy: str, *, audience: AudienceRule | None = None, limit: int = 20) -> Preview:
        """
        Count whom a policy reaches under its own or another rule, and give the first of them.

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: it has no rule yet, or this actor does not keep it
        """
        found, rule = self._ruled(policy, audience)
        return self._matching.preview(rule, found.region, limit)

    def explain(self, policy: str, enterprise: str, *, audience: AudienceRule | None = None) -> Explanation:
        """
        Tell why one enterprise gets a policy or does not.

        Raises:
            NotFoundError: the policy or the enterprise is not there, or not for this reader
            RefusedError: it has no rule yet, or this actor does not keep it
        """
        _, rule = self._ruled(policy, audience)
        return self._matching.explain(rule, self._context.get(ENTERPRISE, enterprise))

    def push(self, policy: str, *, progress: Callable[[int], None] = lambda _rows: None) -> PushReport:
        """
        Send a policy to every enterprise that matches, wants it and has not got it; again it sends nothing twice.

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: not by this actor; it is not published, withdrawn or over
        """
        return Pusher(self._context, self._matching, self.today).push(self._find(policy).id, progress)

    def relay(self, policy: str, *, association: str) -> PushReport:
        """
        Send a policy to the matching members of an association that have not got it (T1.3).

        Raises:
            NotFoundError: there is none, or not for this reader
            RefusedError: not by this actor; it is not published, withdrawn or over
        """
        return Pusher(self._context, self._matching, self.today).relay(self._find(policy).id, association)

    # -- opting out ---------------------------------------------------------------------------------------------------

    def opt_out(self, enterprise: str, *, day: date | None = None) -> Subscription:
        """
        Enter that an enterprise wants no policies sent (不再推送), from today if no day is said.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: only the enterprise and conveners say so
        """
        return cast("Subscription", self._opt(opt_out, enterprise, day))

    def opt_in(self, enterprise: str, *, day: date | None = None) -> Subscription | None:
        """
        Enter that an enterprise wants policies again; None: it never opted out.

        Raises:
            NotFoundError: there is no such enterprise, or not for this reader
            RefusedError: only the enterprise and conveners say so, and not for before it opted out
        """
        return cast("Subscription | None", self._opt(opt_in, enterprise, day))

    # -- looking ------------------------------------------------------------------------------------------------------

    def get(self, policy: str) -> Policy:
        """
        Give a policy by its id or official number.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._find(policy)

    def find(
        self,
        *,
        text: str | None = None,
        state: PolicyState | None = None,
        kind: PolicyKind | None = None,
        unit: str | None = None,
        after: Key | None = None,
        limit: int = 50,
    ) -> PolicyPage:
        """
        Give a page of the policies the actor may see, the latest first; all conditions must hold.

        Args:
            text: words that must occur in title, number, agency, category or text
            state: where it stands
            kind: policy or notice
            unit: the agency that issued it, where it is one of ours
            after: :attr:`PolicyPage.after` of the page before
            limit: rows on a page
        """
        states = {state} if state else set(PolicyState) - {PolicyState.UNDONE}
        query = Query(
            kind=POLICY.kind,
            reader=None,
            text=text,
            states=frozenset(each.value for each in states),
            tags=frozenset({("kind", kind.value)}) if kind else frozenset(),
            unit=unit,
            descending=True,
            after=after,
            limit=limit,
        )
        page = self._context.find(query)
        return PolicyPage(rows=tuple(self._context.read(page.rows)), after=page.after)

    def list(self, **conditions: Any) -> Iterator[Policy]:
        """Give all that :meth:`find` finds under the same conditions, page by page."""
        after: Key | None = None
        while True:
            page = self.find(**conditions, after=after, limit=_PAGE)
            yield from page.rows
            after = page.after
            if after is None:
                return

    # -- inside -------------------------------------------------------------------------------------------------------

    def _find(self, policy: str) -> Policy:
        if ID_PATTERN.fullmatch(policy):
            return self._context.get(POLICY, policy)
        for claim in self._context.ledger.store.claims([f"policy-number:{read_number(policy)}"]).values():
            return self._context.get(POLICY, id_of(claim.stream))
        raise NotFoundError("policy.unknown", where=policy)

    def _ruled(self, policy: str, audience: AudienceRule | None) -> tuple[Policy, AudienceRule]:
        """Give a policy with the rule to look at; who it reaches is for those who keep it."""
        found = self._find(policy)
        accepted(decide.may_keep(self._context.actor, found.region) or Decision(events=()))
        rule = audience or found.audience
        if rule is None:
            raise InputError("policy.no-audience")
        return found, rule

    def _opt(self, verb: Callable[..., Any], enterprise: str, day: date | None) -> Any:
        firm: Enterprise = self._context.get(ENTERPRISE, enterprise)
        region = firm.facts.region
        return self._context.carry_out(
            SUBSCRIPTION,
            enterprise,
            lambda record: verb(
                record, actor=self._context.actor, enterprise=enterprise, region=region, day=day or self.today
            ),
            self._context.stamp(jurisdiction=region),
        )
