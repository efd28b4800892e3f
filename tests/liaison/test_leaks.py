"""
Random actors ask random questions; a naive oracle that reads the raw entries says what the answers may tell.

``GOVLIAISON_LEAK_PAIRS`` says how many pairs of actor and question are tried (2,000 if not given).
"""

import inspect
import os
import random
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import pytest
from leak_plants import sealed_fields
from leak_world import World

from govliaison.access import RevealReason
from govliaison.cases import CASE, CaseItem
from govliaison.cli import main
from govliaison.cli.app import COMMANDS
from govliaison.errors import GovliaisonError, NotFoundError, RefusedError
from govliaison.ledger import Query, id_of, kind_of
from govliaison.liaison import NOUNS
from govliaison.papers import PaperKind

PAIRS = int(os.environ.get("GOVLIAISON_LEAK_PAIRS", "2000"))
CHUNK = 250
NUMBER = re.compile(r"\b\d{4}-\d{4}-\d{4}\b")
KINDS = {**NOUNS}


@pytest.fixture(scope="module")
def world(make_city: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(make_city(tmp_path_factory.mktemp("leaks")))
    yield world
    world.city.liaison.close()


def check(world: World, person: str, said: Any) -> None:
    """Nothing may be told that the oracle does not allow."""
    found = {bird for bird in world.canaries(said) if not world.allowed(person, bird)}
    assert not found, {bird: world.aviary.owners[bird] for bird in found}


class Asker:
    """One actor with a question about one record."""

    def __init__(self, world: World, person: str, stream: str, dice: random.Random) -> None:
        self.world, self.person, self.stream, self.dice = world, person, stream, dice
        self.office, self.who = world.offices[person], world.who[person]
        self.seen = world.oracle.may(self.who, stream)
        self.context = world.city.liaison.context(self.office.actor)

    def may(self, stream: str) -> bool:
        return self.world.oracle.may(self.who, stream)

    # cases: the answer must be just what the oracle says

    def case(self) -> Any:
        return self.world.record(self.stream)

    def list_cases(self) -> Any:
        case = self.case()
        conditions = self.dice.choice(
            (
                {},
                {"region": case.region},
                {"unit": case.lead},
                {"enterprise": case.enterprise},
                {"states": frozenset({case.state})},
            )
        )
        page = self.office.cases.find(**conditions, limit=1000)
        found = {CASE.stream(row.id) for row in page.rows}
        hidden = {stream for stream in found if not self.may(stream)}
        assert not hidden
        by_firm = "enterprise" in conditions and case.confidential
        assert by_firm or self.seen is (self.stream in found)
        return page

    def search_words(self) -> Any:
        title = next(bird for bird, owner in self.world.aviary.owners.items() if owner == (self.stream, "title"))
        page = self.office.cases.find(text=title)
        assert self.seen is (self.stream in {CASE.stream(row.id) for row in page.rows})
        return page

    def search_who(self) -> Any:
        owners = self.world.aviary.owners.items()
        birds = [bird for bird, (stream, part) in owners if stream == self.stream and part.startswith("who")]
        bird = self.dice.choice([*birds, *(bird for bird in birds if bird.isdigit())])
        asked = {"phone": bird} if bird.isdigit() and self.dice.random() < 0.5 else {"text": bird}
        page = self.office.cases.find(**asked)
        found = {CASE.stream(row.id) for row in page.rows}
        assert all(self.may(stream) for stream in found)
        assert self.stream not in found or self.world.oracle.told(self.who, self.stream, "who")
        return page

    def detail(self) -> Any:
        return self.told(self.office.cases.get)

    def history(self) -> Any:
        return self.told(self.office.cases.history)

    def explain(self) -> Any:
        return self.told(self.office.cases.explain)

    def attribute(self) -> Any:
        return self.told(self.office.cases.attribute)

    def paper(self) -> Any:
        kind = self.dice.choice((PaperKind.ASSIGNMENT_SLIP, PaperKind.URGING_NOTICE, PaperKind.CLOSE_OUT_FORM))
        said = self.told(lambda name: self.office.papers.of_case(kind, name))
        assert not {bird for bird in self.world.canaries(said) if self.world.masked(bird)}
        return said

    def likely(self) -> Any:
        found = self.told(self.office.merging.likely_duplicates) or ()
        assert all(self.may(CASE.stream(each.case.id)) for each in found)
        return found

    def exported(self) -> Any:
        rows = self.world.sheets[self.person]
        assert self.seen is (self.case().number in rows)
        said = rows.get(self.case().number)
        assert not {bird for bird in self.world.canaries(said) if self.world.masked(bird)}
        return said

    def count(self) -> Any:
        query = Query(kind=CASE.kind, reader=self.office.actor.reader, number=self.case().number)
        assert int(self.seen) == self.world.city.liaison.ledger.store.count(query, 10).number

    def reveal(self) -> Any:
        case, who = self.case(), self.who
        handles = f"{case.lead}.handler" in self.office.actor.posts
        self.world.city.clock.wait(seconds=1)
        may = self.world.oracle.told(who, self.stream, "who") and (case.desk in who.units or handles)
        try:
            value = self.office.reveals.case(case.id, CaseItem.PHONE, reason=RevealReason.HANDLING)
        except (NotFoundError, RefusedError):
            assert not may
            return None
        assert may
        mine = Query(kind="reveal", reader=None, tags=frozenset({("by", self.person)}), descending=True, limit=1)
        [latest] = self.context.read(self.context.find(mine).rows)
        assert (self.stream, self.person) == (latest.stream, latest.by)
        return value

    # any noun: nothing that the oracle does not allow

    def records(self) -> Any:
        page = self.context.find(Query(kind=kind_of(self.stream), reader=None, limit=1000))
        assert not [row.stream for row in page.rows if not self.may(row.stream) and not self.new(row.stream)]
        return self.context.read(tuple(row for row in page.rows if not self.new(row.stream)))

    def record(self) -> Any:
        noun = KINDS[kind_of(self.stream)]
        try:
            found = self.context.get(noun, id_of(self.stream))
        except NotFoundError:
            return None
        assert self.seen
        return found

    def search(self) -> Any:
        owners = [bird for bird, owner in self.world.aviary.owners.items() if owner[0] == self.stream]
        if not owners:
            return None
        query = Query(kind=kind_of(self.stream), reader=None, text=self.dice.choice(owners))
        found = self.context.find(query).rows
        assert all(self.may(row.stream) for row in found)
        return self.context.read(found)

    def counted(self) -> Any:
        query = Query(kind=kind_of(self.stream), reader=self.office.actor.reader)
        rows = self.world.city.liaison.ledger.store.count(query, 100_000).number
        told = self.context.find(Query(kind=kind_of(self.stream), reader=None, limit=1000)).rows
        assert min(rows, 1000) == len(told)

    def outbox(self) -> Any:
        try:
            rows = [*self.office.messages.list()]
        except RefusedError:
            return None
        assert self.who.administrator or "liaison-office" in self.who.units
        assert not self.world.canaries(rows)
        return None

    def revealed(self) -> Any:
        for each in islice(self.office.reveals.list(), 20):
            place = self.who.auditor
            assert each.by == self.person or place == "" or (each.region or "")[:6] == place
        return None

    def new(self, stream: str) -> bool:
        """Tell whether a record was made by a question of this test: a reveal."""
        return kind_of(stream) == "reveal" and stream not in self.world.oracle.named

    def told(self, ask: Callable[[str], Any]) -> Any:
        case = self.case()
        try:
            said = ask(self.dice.choice((case.id, case.number)))
        except NotFoundError:
            assert not self.seen
            return None
        except RefusedError:
            return None
        assert self.seen
        return said


OF_CASES = (
    *("list_cases", "search_words", "search_who", "detail", "history", "explain", "attribute", "paper", "likely"),
    *("exported", "count", "reveal"),
)
OF_ANY = ("records", "record", "search", "counted", "outbox", "revealed")


def ask(world: World, dice: random.Random) -> None:
    """Let a random actor ask a random question about a random record."""
    person = dice.choice([*world.who])
    question, streams = dice.choice((OF_CASES, OF_CASES, OF_ANY)), world.streams
    if question is OF_ANY:
        streams = [stream for stream in world.oracle.named if kind_of(stream) in KINDS]
    if dice.random() < 0.5:  # what is seen in part is where more may slip through than what is not seen at all
        streams = [stream for stream in streams if world.oracle.may(world.who[person], stream)] or streams
    asker, name = Asker(world, person, dice.choice(streams), dice), dice.choice(question)
    try:
        check(world, person, getattr(asker, name)())
    except AssertionError as error:
        raise AssertionError(f"{person} asked {name} about {asker.stream}: {error}") from error


@pytest.mark.timeout(24 * 3600 if PAIRS > 2000 else 300)
@pytest.mark.parametrize("seed", range(max(PAIRS // CHUNK, 1)))
def test_no_answer_tells_more_than_the_raw_entries_allow(world: World, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a die, no secret
    world.tell_sheets()
    for _ in range(CHUNK):
        ask(world, dice)


# -- every way there is, and everything that leaves the house -------------------------------------------------------------


def test_every_noun_is_planted_with_a_canary_in_every_private_field(world: World) -> None:
    assert {*KINDS} == {kind for kind, streams in world.planted.items() if streams}
    planted = {(kind_of(stream), part) for stream, part in world.aviary.owners.values()}
    for noun in NOUNS.values():
        wanted = {field for cls in noun.events for field in private_fields(cls)}
        found = {part for kind, part in planted if kind == noun.kind}
        assert not wanted - found - IN_NO_STORY, f"{noun.kind}: no canary in {wanted - found}"


IN_NO_STORY = frozenset[str]()
"""Private fields of events that never follow another event by themselves."""


def private_fields(cls: type) -> set[str]:
    """Name the private fields of an event, as the planter names them."""
    return {*sealed_fields(cls, cls.__name__)}


@pytest.mark.parametrize("turn", range(2))
def test_no_way_of_any_desk_tells_of_what_is_hidden(world: World, turn: int) -> None:
    """Call everything that needs nothing, or one name: with the names of what this person may not see."""
    for person, who in world.who.items():
        office = world.offices[person]
        hidden = [stream for stream in world.oracle.named if not world.oracle.may(who, stream)]
        for name, way in ways(office):
            needed = [each.name for each in inspect.signature(way).parameters.values() if each.default is each.empty]
            stream = random.Random(f"{turn}{person}{name}").choice(hidden)  # noqa: S311 - a die, no secret
            try:
                said = way(*[id_of(stream) for _ in needed])
                check(world, person, list(said) if isinstance(said, Iterator) else said)
            except (GovliaisonError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError):
                continue
            except AssertionError as error:
                raise AssertionError(f"{person} called {name} for {stream}: {error}") from error


def ways(office: Any) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public method of an office and of its desks that needs one argument at most."""
    desks = {name: getattr(office, name) for name in dir(office) if not name.startswith("_")}
    found = {f"{name}.{verb}": getattr(desk, verb) for name, desk in desks.items() for verb in dir(desk) if own(desk)}
    for name, way in sorted((desks | found).items()):
        if inspect.ismethod(way) and "._" not in name and name not in WORKING:
            asked = inspect.signature(way).parameters.values()
            if sum(each.default is each.empty and each.kind is not each.VAR_KEYWORD for each in asked) <= 1:
                yield name, way


def own(desk: Any) -> bool:
    return type(desk).__module__.startswith("govliaison.")


WORKING = frozenset({"messages.work"})
"""What delivers: it is looked at below."""


def test_notices_go_to_units_that_had_a_part_and_hold_nothing_private(world: World) -> None:
    addresses = {"0999-7654321": "liaison-office", "0999-2223334": "county-market"}
    truths = {world.record(stream).number: world.oracle.cases[stream] for stream in world.streams}
    notices = [path.read_text(encoding="utf-8") for path in (world.city.folder / "notices").iterdir()]
    assert notices
    for notice in notices:
        recipient = notice.splitlines()[0]
        [number] = {*NUMBER.findall(notice)}
        assert not world.canaries(notice)
        assert addresses.get(recipient, recipient) in truths[number].ever


def test_an_answer_goes_back_with_what_was_answered_and_nothing_else(world: World) -> None:
    files = [path.read_text(encoding="utf-8") for path in (world.city.folder / "answers").rglob("*.txt")]
    for said in files:
        owners = [world.aviary.owners[bird] for bird in world.canaries(said)]
        assert {"text"} >= {part for _, part in owners}
        assert all(said.startswith(world.record(stream).sources[0].source_id + "\n") for stream, _ in owners)


READING = ("list", "show", "find", "instructions", "objections", "precedents", "likely", "time", "explain", "figures")
"""Verbs of the command line that only look."""


@pytest.mark.parametrize("person", ["wang.fang", "gu.ming", "li.na", "firm0"])
def test_the_command_line_shows_nobody_a_name_or_number_in_full(
    world: World, person: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command that looks, without a name, and with those of records that the person may see or not."""
    dice = random.Random(person)  # noqa: S311 - a die, no secret
    cases = [world.record(stream) for stream in world.streams]
    names = [(), (dice.choice(cases).number,), (dice.choice(cases).id,), (dice.choice(world.firms),)]
    told = 0
    for command in looking():
        for name in names:
            capsys.readouterr()
            main([*command, *name, "--as", person, "--json", "--config", str(world.city.file)])
            said = "".join(capsys.readouterr())
            told += bool(world.canaries(said))
            check(world, person, said)
            assert not {bird for bird in world.canaries(said) if world.masked(bird)}, command
    assert told, "something is shown"


def looking() -> Iterator[tuple[str, str]]:
    for group, verbs in COMMANDS.items():
        yield from ((group, verb) for verb in (() if isinstance(verbs, str) else verbs) if verb in READING)
