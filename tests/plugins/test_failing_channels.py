"""A channel that goes wrong loses nothing: what came is taken, what is odd waits in quarantine, the rest comes again."""

from typing import Any

import pytest
from misbehaving import HOW

from govliaison.errors import AdapterFault
from govliaison.exchange import QUARANTINE
from govliaison.ledger import Query, Settle, reveal

MATTERS = "编号,收到时间,标题,内容\nM1,2026-11-23 08:10,路灯不亮,三天了\n"


def take(liaison: Any, place: Any, channel: str) -> Any:
    path = place.folder / "inbox.csv"
    path.write_text(MATTERS, encoding="utf-8")
    return liaison.as_("zhang.wei").files.submissions(channel, path)


@pytest.mark.parametrize("how", HOW)
def test_nothing_is_read_and_other_channels_are(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.replace(
        'portal = { use = "spreadsheet" }', f'portal = {{ use = "./bad.py:channel", how = "{how}", deadline = "1s" }}'
    )
    with place.open() as liaison:
        with pytest.raises(AdapterFault):
            take(liaison, place, "portal")
        assert 1 == take(liaison, place, "hall").taken
        whole(liaison)
    assert {("channels", "portal", "./bad.py:channel", "receive", trouble[how])} == place.named()


@pytest.mark.parametrize("how", ["raises", "hangs", "dies"])
def test_what_breaks_off_in_the_middle_is_taken_again_whole(place: Any, whole: Any, trouble: Any, how: str) -> None:
    place.replace(
        'portal = { use = "spreadsheet" }',
        f'portal = {{ use = "./bad.py:channel", how = "{how} later", deadline = "1s" }}',
    )
    with place.open() as liaison:
        with pytest.raises(AdapterFault):
            take(liaison, place, "portal")
        whole(liaison)
    assert {("channels", "portal", "./bad.py:channel", "rows", trouble[how])} == place.named()
    place.replace(f"{how} later", "junk later")
    with place.open() as liaison:
        assert 3 == take(liaison, place, "portal").taken


@pytest.mark.parametrize("how", ["junk", "lies"])
def test_a_row_that_is_none_waits_in_quarantine_with_all_it_holds(place: Any, whole: Any, how: str) -> None:
    place.replace('portal = { use = "spreadsheet" }', f'portal = {{ use = "./bad.py:channel", how = "{how} later" }}')
    with place.open() as liaison:
        report = take(liaison, place, "portal")
        assert (3, 1) == (report.taken, report.refused)
        (row,) = liaison.ledger.store.find(Query(kind=QUARANTINE.kind, reader=None)).rows
        content = liaison.ledger.load(row.stream).record.content
        assert ("Row" if how == "lies" else "object") in reveal(content)
        whole(liaison)
    assert {("channels", "portal", "./bad.py:channel", "rows", "wrong-answer")} == place.named()


def test_one_that_lies_about_carrying_answers_carries_none_and_they_go_as_files(place: Any) -> None:
    place.replace('hall = { use = "spreadsheet" }', 'hall = { use = "./bad.py:talker", how = "raises" }')
    with (place.folder / "profile.toml").open("a", encoding="utf-8") as profile:
        profile.write('\n[channels.hall]\nanswers = "outbox"\n')
    with place.open() as liaison:
        place.submit(liaison)
        outcomes = {each.outcome for each in liaison.work_outbox() if each.destination == "channel:hall"}
    assert {Settle.DONE} == outcomes
    assert 1 == len([*(place.folder / "answers" / "hall").iterdir()])
    assert {("channels", "hall", "./bad.py:talker", "answer", "capability")} == place.named()
