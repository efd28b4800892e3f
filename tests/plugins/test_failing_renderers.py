"""A renderer that goes wrong writes nothing: what stood there stands there still, and other files are written."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.errors import AdapterFault


@pytest.mark.parametrize("how", HOW)
def test_the_old_file_stays_whole_and_other_renderers_write(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.set_up("renderers.bad", "./bad.py:renderer", how)
    target = place.folder / "register.csv"
    target.write_text("the old one", encoding="utf-8")
    with place.open() as liaison:
        place.submit(liaison)
        registers = liaison.as_("zhang.wei").registers
        with pytest.raises(AdapterFault):
            registers.export(target)
        assert "the old one" == target.read_text(encoding="utf-8")
        assert registers.export(place.folder / "register.xlsx").is_file()
        whole(liaison)
    assert [] == [each.name for each in place.folder.glob(".*.part")]
    assert {("renderers", "bad", "./bad.py:renderer", "render", trouble[how])} == place.named()


def test_a_file_that_cannot_be_written_is_no_fault_and_is_named_as_it_was_asked_for(place: Any) -> None:
    with place.open() as liaison:
        me = liaison.as_("zhang.wei")
        with pytest.raises(Exception, match="nowhere") as caught:
            me.registers.export(place.folder / "nowhere" / "register.csv")
        assert "file.no-folder" == caught.value.code  # type: ignore[attr-defined]
        assert liaison.health().is_good
