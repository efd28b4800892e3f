"""
Every hook is implemented by a plugin that is not ours, and what it offers is used by a deployment that has nothing else.

Whoever adds a hook adds it there: the plugin must have it, and a day of the office must ask what it offers.
"""

from pathlib import Path

from whole_plugin import NOW, Clock, Whole, set_up

from govliaison.cli.demo.stage import played
from govliaison.liaison import Liaison
from govliaison.plugins import LiaisonSpecs

HOOKS = {name for name in vars(LiaisonSpecs) if name.startswith("govliaison_")}


def test_the_plugin_has_every_hook_there_is() -> None:
    assert HOOKS == {name for name in vars(Whole) if name.startswith("govliaison_")}


def test_a_day_of_the_office_asks_all_that_the_plugin_offers(tmp_path: Path) -> None:
    deployment, plugin = set_up(tmp_path), Whole(tmp_path / "example")
    came = tmp_path / "came.txt"
    came.write_text("S1,2026-11-23 09:30,材料交了两次,窗口要求再交一次,came.txt\n", encoding="utf-8")
    Liaison.initialise(deployment, person="zhang.wei", name="张伟", time=Clock(), extra=[plugin])
    with Liaison.open(deployment, time=Clock(), extra=[plugin]) as liaison:
        me = liaison.as_("zhang.wei")
        assert 1 == me.files.submissions("hall", came).taken
        (case,) = me.cases.find().rows
        assert ["market"] == [each.unit for each in me.routing.propose(case.id).candidates]
        me.routing.take(case.id, lead="market", router="router")
        assert [] != [*liaison.work_outbox()]
        assert "示例县" in me.registers.export(tmp_path / "register.csv").read_text(encoding="utf-8")
        assert "990102" == liaison.tables.region_name("990102")
        made, signed = liaison.checkpoint()
        assert made.position == liaison.ledger.store.head()
        assert [] == [each for each in liaison.verify(signed) if not isinstance(each, int)]
        (example,) = [one.offer for one in liaison.offers.of_kind("examples")]
    with played(example, tmp_path / "played", lambda *_: None) as (_, ended):
        assert NOW == ended
    assert set() == HOOKS - {hook for hook, _ in plugin.calls}, "nothing asks what these hooks offer"
