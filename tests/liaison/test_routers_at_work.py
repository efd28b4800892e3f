"""A router that is set up in the deployment is asked before a case is dispatched."""

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from govliaison.plugins import HostInfo, RouterOffer, RoutingAsk, RoutingProposal, hookimpl
from govliaison.values import Reason


@attrs.frozen(kw_only=True)
class WordsSettings:
    words: dict[str, str]


@attrs.frozen
class Words:
    settings: WordsSettings

    def propose(self, ask: RoutingAsk, /) -> Sequence[RoutingProposal]:
        return [
            RoutingProposal(unit=unit, confidence=80, reason=Reason.of("words.found", word=word))
            for word, unit in self.settings.words.items()
            if word in ask.title + ask.text
        ]


class Plugin:
    @hookimpl
    def govliaison_routers(self) -> Iterable[RouterOffer]:
        def build(settings: WordsSettings, _host: HostInfo) -> Words:
            return Words(settings)

        yield RouterOffer(name="words", contract=1, settings=WordsSettings, build=build)


def test_routers_of_the_deployment_propose_and_a_clerk_follows(city: Any) -> None:
    case = city.submit(text="税务登记材料交了两次")
    with city.file.open("a", encoding="utf-8") as file:
        for name, word, unit in (("b", "税务", "tax"), ("a", "材料", "market"), ("c", "材料", "nobody")):
            file.write(f'[routers.{name}]\nuse = "words"\nwords = {{ "{word}" = "{unit}" }}\n')
    city.liaison.close()
    city.liaison = city.open(extra=[Plugin()])
    ranking = city.office().routing.propose(case.id)
    assert [("market", "a"), ("tax", "b")] == [(each.unit, each.source) for each in ranking.candidates]
    assert ["nobody"] == [each.unit for each in ranking.dropped]
    assert "tax" == city.office().routing.take(case.id, lead="tax", router="b").lead
