"""What one policy denies is hidden everywhere, whatever another grants and in whatever order they are named."""

from collections.abc import Iterable
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE
from govliaison.errors import NotFoundError
from govliaison.ledger import Query
from govliaison.plugins import AccessAnswer, AccessAsk, AccessPolicyOffer, HostInfo, hookimpl


@attrs.frozen(kw_only=True)
class Tokens:
    """The settings of a policy for one person."""

    person: str
    more: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


@attrs.frozen
class Policy:
    settings: Tokens

    def tokens(self, ask: AccessAsk, /) -> AccessAnswer:
        if ask.person != self.settings.person:
            return AccessAnswer()
        return AccessAnswer(tokens=frozenset(self.settings.more), denied=frozenset(self.settings.denied))


class Plugin:
    @hookimpl
    def govliaison_access_policies(self) -> Iterable[AccessPolicyOffer]:
        def build(settings: Tokens, _host: HostInfo) -> Policy:
            return Policy(settings)

        yield AccessPolicyOffer(name="tokens", contract=1, settings=Tokens, build=build)


GRANT = 'person = "wang.fang"\nmore = ["unit:market", "convener"]\n'
DENY = 'person = "wang.fang"\ndenied = ["unit:market"]\n'


@pytest.mark.parametrize("policies", [{"a": GRANT, "b": DENY}, {"a": DENY, "b": GRANT}])
def test_a_denial_goes_before_every_grant_in_list_detail_search_count_and_export(
    city: Any, policies: dict[str, str]
) -> None:
    desk = city.office().cases
    hidden, shown = city.submit(title="甲事项", phone="13800001111"), city.submit(title="乙事项", phone="13800001111")
    waiting = city.submit(title="甲事项", phone="13800001111")
    desk.dispatch(hidden.id, lead="market")
    desk.dispatch(shown.id, lead="tax")
    with city.file.open("a", encoding="utf-8") as file:
        for name, text in policies.items():
            file.write(f'[access.{name}]\nuse = "tokens"\n{text}')
    with city.open(extra=[Plugin()]) as liaison:
        office = liaison.as_("wang.fang")
        numbers = {shown.number, waiting.number}
        assert numbers == {row.number for row in office.cases.find().rows}
        assert numbers == {row.number for row in office.cases.find(text="事项").rows}
        assert numbers == {row.number for row in office.cases.find(phone="13800001111").rows}
        assert numbers == {case.number for case in office.registers.cases()}
        assert numbers == {row[1] for row in office.registers.sheet().rows}
        assert 2 == liaison.ledger.store.count(Query(kind=CASE.kind, reader=office.actor.reader), 100).number
        assert {shown.id} == {each.case.id for each in office.merging.likely_duplicates(waiting.id)}
        for look in (
            office.cases.get,
            office.cases.history,
            office.cases.explain,
            office.cases.attribute,
            office.routing.propose,
            office.merging.likely_duplicates,
        ):
            with pytest.raises(NotFoundError):
                look(hidden.number)
        colleague = liaison.as_("zhao.min")
        assert hidden.id == colleague.cases.get(hidden.id).id
        assert {hidden.id, shown.id} == {each.case.id for each in colleague.merging.likely_duplicates(waiting.id)}
