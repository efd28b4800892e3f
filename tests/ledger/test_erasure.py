"""After an erasure the value is nowhere, and everything else stands."""

from typing import Any

import attrs
import pytest

from govliaison.errors import Conflict, NotFoundError
from govliaison.ledger import Decision, Draft, Erased, Query, Reader, SubjectErased, erase, rebuild, verify
from govliaison.values import Reason, digest

ASKED = Reason.of("erase.asked", by="li")
EVERYBODY = Reader(tokens=frozenset({"unit:desk", "administrator"}))


def erase_person(bench: Any, person: str = "li", **parts: Any) -> int:
    return erase(bench.ledger, f"person/{person}", ASKED, bench.stamp(actor="archivist", **parts))


def is_whole(bench: Any) -> bool:
    """Verify and rebuild, as a person with doubts would."""
    return all(isinstance(each, int) for each in verify(bench.ledger)) and not any(
        each.differed for each in rebuild(bench.ledger)
    )


@pytest.fixture
def written(bench: Any) -> Any:
    file = "金丝雀的文件".encode()
    bench.store.put_blob(digest(file), file)
    bench.write("a", "金丝雀", file=digest(file), tell=True, remind=bench.days(3))
    bench.extend("a", "他人的话", by="wang")
    bench.extend("a", "又一只金丝雀")
    bench.write("b", "金丝雀")
    bench.write("c", "他人的事", by="wang")
    return bench


def test_no_byte_of_it_is_left(written: Any) -> None:
    before = written.dump()
    assert "金丝雀" in before
    assert "name of li" in before
    assert 2 == erase_person(written)
    after = written.dump()
    assert "金丝雀" not in after
    assert "name of li" not in after
    assert "他人的话" in after
    assert written.store.blob(digest("金丝雀的文件".encode())) is None


def test_chain_and_records_stay_whole(written: Any) -> None:
    erase_person(written)
    assert is_whole(written)


def test_counts_and_attention_stay(written: Any) -> None:
    query = Query(kind="note", reader=EVERYBODY)
    before = written.store.count(query, 100)
    attention = written.store._records["note/a"].index.attention
    erase_person(written)
    assert before == written.store.count(query, 100)
    assert attention == written.store._records["note/a"].index.attention


def test_it_folds_to_erased_and_is_not_found_by_search(written: Any) -> None:
    erase_person(written)
    note = written.ledger.load("note/a").record
    assert Erased("person/li") == note.author
    assert [Erased("person/li"), "他人的话", Erased("person/li")] == [
        getattr(sheet.text, "value", sheet.text) for sheet in note.sheets
    ]
    assert () == written.store.find(Query(kind="note", reader=EVERYBODY, text="金丝雀")).rows


def test_an_erasure_is_a_record_of_who_asked_and_why(written: Any) -> None:
    erase_person(written, request="r9")
    rows = written.store.find(Query(kind="erasure", reader=EVERYBODY)).rows
    record = written.ledger.read(rows[0])
    assert ("person/li", ASKED, 2) == (record.subject, record.reason, record.streams)
    assert "archivist" == written.ledger.history(rows[0].stream)[0].stamp.actor


def test_each_stream_tells_that_something_of_it_was_erased(written: Any) -> None:
    erase_person(written)
    last = written.ledger.history("note/b")[-1]
    assert SubjectErased(subject="person/li", reason=ASKED, streams=2) == last.event
    assert last.stamp.caused_by is not None
    assert last.stamp.caused_by.startswith("erasure/")


def test_a_stream_goes_on_after_an_erasure(written: Any) -> None:
    erase_person(written)
    assert 5 == written.extend("a", "weiter", by="wang").version
    assert is_whole(written)


def test_whoever_loaded_it_before_cannot_bring_it_back(written: Any) -> None:
    draft = Draft(written.noun, written.ledger.load("note/b"))
    event = written.ledger.history("note/c")[0].event
    draft.do(lambda _: Decision(events=(event,)), written.stamp())
    erase_person(written)
    with pytest.raises(Conflict):
        written.ledger.commit([draft.move()])
    assert "金丝雀" not in written.dump()


def test_what_was_erased_twice_is_not_there(written: Any) -> None:
    erase_person(written)
    with pytest.raises(NotFoundError, match=r"erase\.nothing"):
        erase_person(written)
    with pytest.raises(NotFoundError):
        erase_person(written, "nobody")


def test_an_erasure_is_tried_again_when_somebody_writes_meanwhile(written: Any) -> None:
    written.store.meddlers = [lambda: written.extend("b", "dritte 金丝雀")] * 2
    assert 2 == erase_person(written)
    assert "金丝雀" not in written.dump()
    assert is_whole(written)


def test_what_is_written_of_it_at_that_very_moment_goes_too(written: Any) -> None:
    written.store.meddlers = [lambda: written.write("late", "späte 金丝雀")]
    assert 2 == erase_person(written, request="r9")
    assert "金丝雀" not in written.dump()
    assert is_whole(written)


def test_what_is_written_of_it_afterwards_stays(written: Any) -> None:
    erase_person(written)
    written.write("new", "neue 金丝雀")
    assert "neue 金丝雀" in written.dump()
    assert is_whole(written)


def test_an_erasure_that_keeps_losing_erases_nothing(written: Any) -> None:
    written.store.meddlers = [lambda: written.extend("b", by="wang")] * 3
    with pytest.raises(Conflict):
        erase_person(written)
    assert "又一只金丝雀" in written.dump()
    assert () == written.store.find(Query(kind="erasure", reader=None)).rows


def test_a_record_of_an_old_shape_is_erased_too(written: Any) -> None:
    newer = written.open(attrs.evolve(written.noun, shape=2))
    erase(newer, "person/li", ASKED, written.stamp())
    assert "金丝雀" not in written.dump()
