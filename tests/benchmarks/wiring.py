"""A small office on a SQLite file, and a recorder of what it writes there."""

import os
import sqlite3
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import govliaison_china as china
from govliaison.access import PERSON, POST, Actor, Context
from govliaison.calendar import WorkCalendar
from govliaison.cases import CASE, CasePolicy, CaseRules, Cases
from govliaison.deadlines import Limits, parse_rule_pack
from govliaison.ledger import ERASURE, Ledger, Meta, Reader, Stamp, Store
from govliaison.units import CatalogueEntry, CompetenceCatalogue, Unit, UnitDirectory, UnitRole
from govliaison.values import make_uuid7, to_micros
from govliaison_sql import open_sqlite

START = datetime(2026, 9, 28, 2, 0, tzinfo=UTC)


class Clock:
    """Stands still unless it is moved: the work is measured, not the time that passes in it."""

    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


class Ids:
    def new_id(self) -> str:
        return f"bench-{make_uuid7(to_micros(START), os.urandom(8))}"

    def new_salt(self) -> bytes:
        return os.urandom(16)


def make_rules() -> CaseRules:
    calendar = WorkCalendar.build([china.gazetted_calendar()], zone=ZoneInfo("Asia/Shanghai"))
    pack = parse_rule_pack(tomllib.loads(china.rule_pack_text("henan-12345")))
    units = UnitDirectory(
        [
            Unit(id="desk", name="召集单位", roles=frozenset({UnitRole.CONVENER})),
            Unit(id="market", name="市场监管局"),
        ]
    )
    catalogue = CompetenceCatalogue([CatalogueEntry(id="food", name="食品经营许可", unit="market")])
    limits = Limits(packs=(pack,), calendar=calendar)
    return CaseRules(region="410400", desk="desk", units=units, catalogue=catalogue, limits=limits, policy=CasePolicy())


def open_office(path: Path, clock: Clock | None = None) -> tuple[Store, dict[str, Cases]]:
    """Give a store and the desks of a convener and of a unit."""
    time = clock or Clock()
    store: Store = open_sqlite(path)
    store.initialise(Meta(deployment="bench", algorithm="sha256", key=os.urandom(32)))
    ledger = Ledger(
        store,
        [CASE, ERASURE, PERSON, POST],
        time=clock or Clock(),
        ids=Ids(),
        route=lambda _notice: ("notifiers/files",),
    )
    rules = make_rules()

    def stamp(actor: Actor, effective_at: datetime | None) -> Stamp:
        return Stamp(
            effective_at=effective_at or time.now(),
            recorded_at=time.now(),
            actor=actor.person,
            jurisdiction="410400",
            profile="0" * 64,
        )

    def desk(person: str, unit: str) -> Cases:
        conveners = frozenset({unit} & {"desk"})
        actor = Actor(
            person=person, units=frozenset({unit}), conveners=conveners, reader=Reader(tokens=frozenset({"convener"}))
        )
        return Cases(Context(ledger=ledger, actor=actor, make_stamp=stamp), lambda _region: rules)

    return store, {
        "convener": desk("zhang.wei", "desk"),
        "auditor": desk("wang.fang", "desk"),
        "unit": desk("li.na", "market"),
    }


def bare_connection(path: Path) -> sqlite3.Connection:
    """Open a file that the adapter has made with plain sqlite3, as careful about the disk as the adapter."""
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=256)
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def replay(connection: sqlite3.Connection, statements: list[tuple[str, Any, bool]]) -> None:
    """Write recorded rows again."""
    for sql, parameters, many in statements:
        (connection.executemany if many else connection.execute)(sql, parameters)


def peak_megabytes() -> float:
    """Give the most memory this process has had so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415 - not on every system

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


class Recorder:
    """Stands before the writing connection of a store and notes every statement that changes a row."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.statements: list[tuple[str, Any, bool]] = []

    def execute(self, sql: str, parameters: Any = ()) -> Any:
        if not sql.lstrip().upper().startswith("SELECT"):
            self.statements.append((sql, parameters, False))
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> Any:
        rows = list(parameters)
        self.statements.append((sql, rows, True))
        return self._connection.executemany(sql, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
