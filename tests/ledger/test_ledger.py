"""What desks ask of the ledger: load, carry out, commit – each once, all or nothing."""

import re
from typing import Any

import attrs
import pytest

from govliaison.errors import Conflict, RefusedError, StoreError
from govliaison.ledger import (
    Batch,
    Claim,
    Cursor,
    Decision,
    Draft,
    Ledger,
    Loaded,
    Message,
    Move,
    Notice,
    Query,
    VaultItem,
    id_of,
    kind_of,
    never_due,
)
from govliaison.ledger.memory import MemoryStore
from govliaison.values import Refusal, load_canonical


def test_a_ledger_that_was_never_made_cannot_be_opened(bench: Any) -> None:
    with pytest.raises(StoreError, match=r"ledger\.not-initialised"):
        Ledger(MemoryStore(), [bench.noun], time=bench.clock, ids=bench.ids)


def test_what_does_not_exist_has_no_record(bench: Any) -> None:
    assert Loaded(stream="note/a") == bench.ledger.load("note/a")


def test_what_was_entered_is_loaded_again(bench: Any) -> None:
    written = bench.write("a", "日记")
    assert (1, "日记") == (written.version, written.record.sheets[0].text.value)
    assert written == bench.ledger.load("note/a")


def test_every_entry_follows_the_one_before_it(bench: Any) -> None:
    heads = [bench.write("a").head, bench.extend("a").head, bench.strike("a").head]
    entries = [each.entry for each in bench.store.entries("note/a")]
    assert [1, 2, 3] == [entry.version for entry in entries]
    assert heads == [entry.hash for entry in entries]
    assert ["", *heads[:2]] == [entry.previous for entry in entries]


def test_history_opens_events_with_their_circumstances(bench: Any) -> None:
    bench.write("a", "日记", request="r1", jurisdiction="990200")
    happened = bench.ledger.history("note/a")[0]
    assert "note/a@1" == happened.ref
    assert "日记" == happened.event.sheet.text.value
    assert bench.stamp(request="r1", jurisdiction="990200") == happened.stamp


def test_a_row_that_a_query_found_is_read_as_its_record(bench: Any) -> None:
    written = bench.write("a")
    row = bench.store.find(Query(kind="note", reader=None)).rows[0]
    assert written.record == bench.ledger.read(row)


def test_all_that_a_query_finds_is_given_page_by_page(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.ledger.ledger._PAGE", 2)
    for each in "abcde":
        bench.write(each)
    assert list("abcde") == sorted(id_of(row.stream) for row in bench.ledger.find_all(Query(kind="note", reader=None)))


def test_only_so_many_records_are_kept_at_hand(bench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govliaison.ledger.ledger._RECENT", 2)
    written = [bench.write(note) for note in "abcde"]
    assert written == [bench.ledger.load(f"note/{note}") for note in "abcde"]
    assert len(bench.ledger._recent) <= 2


def test_what_is_at_hand_is_never_older_than_what_is_stored(bench: Any) -> None:
    other = bench.open(bench.noun)
    bench.write("a")
    other.load("note/a")
    assert bench.extend("a") == other.load("note/a")


def test_a_record_of_an_old_shape_is_folded_again_when_loaded(bench: Any) -> None:
    bench.write("a")
    bench.extend("a")

    def count_backwards(note: Any, event: Any, stamp: Any) -> Any:
        return attrs.evolve(bench.noun.evolve(note, event, stamp), recalled=-1)

    newer = bench.open(attrs.evolve(bench.noun, shape=2, evolve=count_backwards))
    assert -1 == newer.load("note/a").record.recalled
    assert (2, bench.ledger.load("note/a").head) == (newer.load("note/a").version, newer.load("note/a").head)


def test_a_stream_without_entries_folds_to_nothing(bench: Any) -> None:
    assert Loaded(stream="note/none") == bench.ledger.fold("note/none")


# -- carrying out --------------------------------------------------------------------------------------------------------


def test_a_refusal_is_raised_with_its_code_and_parts(bench: Any) -> None:
    bench.write("a")
    with pytest.raises(RefusedError) as caught:
        bench.write("a")
    assert ("note.there", {"id": "a"}) == (caught.value.code, caught.value.params)
    assert 1 == bench.store.head()


def test_a_decision_without_events_enters_nothing(bench: Any) -> None:
    bench.write("a")
    struck = bench.strike("a")
    assert struck == bench.strike("a")
    assert 2 == bench.store.head()


def test_it_is_decided_again_on_what_others_did(bench: Any) -> None:
    bench.write("a")
    bench.store.meddlers = [lambda: bench.extend("a", "first"), lambda: bench.extend("a", "second")]
    done = bench.extend("a", "mine")
    assert ["text", "first", "second", "mine"] == [sheet.text.value for sheet in done.record.sheets]


def test_after_three_conflicts_it_gives_up(bench: Any) -> None:
    bench.write("a")
    bench.store.meddlers = [lambda: bench.extend("a", "theirs")] * 3
    with pytest.raises(Conflict) as caught:
        bench.extend("a", "mine")
    assert ("note/a", 3, 4) == (caught.value.stream, caught.value.expected, caught.value.actual)
    assert "mine" not in bench.dump()


# -- requests ------------------------------------------------------------------------------------------------------------


def test_the_same_request_again_does_nothing(bench: Any) -> None:
    bench.write("a", request="r1")
    bench.extend("a", request="r2")
    later = bench.extend("a")
    assert later == bench.extend("a", request="r2")
    assert later == bench.write("a", request="r1")
    assert 3 == bench.store.head()


def test_a_request_that_made_a_new_stream_gives_that_stream_again(bench: Any) -> None:
    made = bench.write("a", request="r1")
    assert made == bench.write("b", request="r1")
    assert Loaded(stream="note/b") == bench.ledger.load("note/b")


def test_the_same_request_at_the_same_time_is_done_once(bench: Any) -> None:
    bench.write("a")
    bench.store.meddlers = [lambda: bench.extend("a", "once", request="r1")]
    done = bench.extend("a", "once", request="r1")
    assert ["text", "once"] == [sheet.text.value for sheet in done.record.sheets]


def test_a_request_done_meanwhile_gives_the_record_after_it(bench: Any) -> None:
    before = bench.write("a")
    done = bench.extend("a", request="r1")
    again = bench.ledger.carry_out("note/a", lambda _: Decision(events=()), bench.stamp(request="r1"), loaded=before)
    assert done == again


def test_what_the_caller_has_loaded_is_loaded_again_only_on_a_conflict(bench: Any) -> None:
    before = bench.write("a")
    bench.write("pattern")
    bench.extend("pattern")
    decision = Decision(events=(bench.ledger.history("note/pattern")[1].event,))
    seen: list[int] = []

    def decide(note: Any) -> Decision:
        seen.append(len(note.sheets))
        return decision

    bench.store.asked.clear()
    bench.ledger.carry_out("note/a", decide, bench.stamp(), loaded=before)
    assert [] == bench.store.asked
    bench.ledger.carry_out("note/a", decide, bench.stamp(), loaded=before)
    assert [1, 1, 2] == seen


def test_a_new_stream_that_loses_the_race_for_its_request_gives_the_winner(bench: Any) -> None:
    bench.store.meddlers = [lambda: bench.write("a", request="r1")]
    assert "note/a" == bench.write("b", request="r1").stream
    assert 1 == bench.store.head()


def test_a_request_used_for_something_else_is_a_conflict(bench: Any) -> None:
    bench.write("a", request="r1")
    bench.write("b")
    with pytest.raises(Conflict, match="r1"):
        bench.extend("b", request="r1")


def test_a_request_used_for_another_kind_is_a_conflict(bench: Any) -> None:
    bench.write("a", request="r1")
    with pytest.raises(Conflict, match="r1"):
        bench.ledger.carry_out("erasure/x", lambda _: Decision(events=()), bench.stamp(request="r1"))


def test_requests_of_two_actors_are_two_requests(bench: Any) -> None:
    bench.write("a", request="1")
    assert "note/b" == bench.write("b", request="1", actor="li.na").stream


def test_one_request_may_touch_several_streams_in_one_commit(bench: Any) -> None:
    event = bench.ledger.history(bench.write("pattern").stream)[0].event
    decision = Decision(events=(event,))
    moves = [Move.of(bench.ledger.load(f"note/{note}"), decision, bench.stamp(request="both")) for note in "ab"]
    assert {"note/a", "note/b"} == set(bench.ledger.commit(moves))
    with pytest.raises(Conflict):
        bench.extend("b", request="both")


def test_what_else_goes_into_a_commit_goes_in_whole(bench: Any) -> None:
    bench.store.commit(Batch(take=(Claim("old", "note/a"),)))
    message = Message(id="m", destination="mail", lane="mail|x", payload=b"{}", created=0, not_before=0)
    item = VaultItem(subject="s", item="i", stream="note/a", salt=b"", value="v")
    also = Batch(
        take=(Claim("new", "note/a"),),
        release=("old",),
        vault=(item,),
        messages=(message,),
        cursors=(Cursor("reader", 0, 7),),
    )
    assert {} == bench.ledger.commit([], also=also)
    assert {"new"} == set(bench.store.claims(["old", "new"]))
    assert {("s", "i"): item} == bench.store.vault([("s", "i")])
    assert ["m"] == [row.id for row in bench.store.messages(None, "", 9)]
    assert 7 == bench.store.cursor("reader")


# -- what goes with it ---------------------------------------------------------------------------------------------------


def test_a_claim_of_another_stream_is_a_conflict(bench: Any) -> None:
    bench.write("a", take=(Claim("number:1", "note/a"),))
    with pytest.raises(Conflict, match="number:1"):
        bench.write("b", take=(Claim("number:1", "note/b"),))
    assert {"number:1": Claim("number:1", "note/a")} == bench.store.claims(["number:1", "number:2"])


def test_a_claim_given_up_is_free_again(bench: Any) -> None:
    bench.write("a", take=(Claim("number:1", "note/a"),))
    event = bench.ledger.history(bench.write("pattern").stream)[0].event
    bench.do("a", lambda _: Decision(events=(event,), release=("number:1",)))
    bench.write("b", take=(Claim("number:1", "note/b"),))
    assert "note/b" == bench.store.claims(["number:1"])["number:1"].stream


def test_a_notice_becomes_a_message_for_each_destination(bench: Any) -> None:
    bench.write("a", tell=True)
    outgoing = next(iter(bench.store._outbox.values())).message
    assert ("mail", "mail|note/a") == (outgoing.destination, outgoing.lane)
    assert frozenset({"person/li"}) == outgoing.subjects
    assert {
        "about": "note/a",
        "code": "note.new",
        "params": {"by": "name of li", "pages": 1},
        "recipient": "unit:desk",
    } == load_canonical(outgoing.payload)


def test_a_notice_without_route_is_told_by_hand(bench: Any) -> None:
    event = bench.ledger.history(bench.write("pattern").stream)[0].event
    bench.do("a", lambda _: Decision(events=(event,), notices=(Notice(recipient="person:1", code="x"),)))
    assert () == bench.store.messages(None, "", 10)


def test_a_ledger_without_routes_sends_nothing(bench: Any) -> None:
    quiet = Ledger(bench.store, [bench.noun], time=bench.clock, ids=bench.ids)
    event = bench.ledger.history(bench.write("pattern").stream)[0].event
    decision = Decision(events=(event,), notices=(Notice(recipient="unit:desk", code="x"),))
    quiet.carry_out("note/a", lambda _: decision, bench.stamp())
    assert () == bench.store.messages(None, "", 10)


def test_a_keyed_hash_tells_nothing_but_equality(bench: Any) -> None:
    one = bench.ledger.keyed("phone", "13800001234")
    assert re.fullmatch("phone:[0-9a-f]{32}", one)
    assert one == bench.ledger.keyed("phone", "13800001234")
    assert one[6:] != bench.ledger.keyed("row", "13800001234")[4:]
    assert "13800001234" not in one


# -- drafts --------------------------------------------------------------------------------------------------------------


def test_a_draft_decides_on_what_the_verb_before_it_made(bench: Any) -> None:
    written = bench.ledger.history(bench.write("pattern").stream)[0].event
    draft = Draft(bench.noun, bench.ledger.load("note/a"))
    assert draft.is_empty
    first = Decision(
        events=(written,),
        take=(Claim("number:1", draft.stream),),
        notices=(Notice(recipient="unit:desk", code="note.new"),),
    )
    assert draft.do(lambda note: first if note is None else Refusal.of("note.there"), bench.stamp()) is None
    refusal = draft.do(lambda note: Refusal.of("note.there") if note else first, bench.stamp())
    assert Refusal.of("note.there") == refusal
    second = Decision(events=(), release=("number:0",))
    assert draft.do(lambda _: second, bench.stamp()) is None
    assert not draft.is_empty
    move = draft.move()
    assert ((Claim("number:1", "note/a"),), ("number:0",), 1, 1) == (
        move.take,
        move.release,
        len(move.happenings),
        len(move.notices),
    )
    bench.ledger.commit([move])
    assert draft.record == bench.ledger.load("note/a").record


# -- names ---------------------------------------------------------------------------------------------------------------


def test_a_stream_is_named_by_kind_and_id(bench: Any) -> None:
    stream = bench.noun.stream("x/y")
    assert ("note/x/y", "note", "x/y") == (stream, kind_of(stream), id_of(stream))


def test_a_noun_waits_for_nothing_unless_it_says_so(bench: Any) -> None:
    assert () == never_due(object(), bench.clock.now())
