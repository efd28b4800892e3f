"""Real lists of enterprises, taken or explained; skipped where the shared data are absent."""

import ast
import csv
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import attrs
import pytest

from govliaison.access import SYSTEM, Context
from govliaison.enterprises import (
    ENTERPRISE_FIELDS,
    Candidate,
    Dimension,
    DrawAsk,
    Drawn,
    Enterprises,
    Quota,
    RegionBasis,
    SelectionPlan,
    draw,
)
from govliaison.ledger import Ledger, Stamp
from govliaison.values import Reading, RegionCode, Row

DATA = Path(os.environ.get("GOVLIAISON_SHARED") or Path(__file__).parents[2] / "../shared") / "data"
LIST, RAW = DATA / "enterprises.csv", DATA / "enterprises_raw_sample.txt"
HEADINGS = {
    heading.casefold(): field.name for field in ENTERPRISE_FIELDS for heading in (field.zh, field.en, *field.synonyms)
}

pytestmark = pytest.mark.skipif(not LIST.exists(), reason="the shared data are not here")


def reading(records: Iterable[Mapping[str, object]]) -> Reading:
    def rows() -> Iterable[Row]:
        for number, record in enumerate(records, 2):
            said = {key: str(value) for key, value in record.items() if value not in ("", None)}
            yield Row(
                number=number,
                where=str(number),
                cells={HEADINGS[key.casefold()]: text for key, text in said.items() if key.casefold() in HEADINGS},
                extra={key: text for key, text in said.items() if key.casefold() not in HEADINGS},
            )

    return Reading(name="list", columns=(), rows=iter(rows()))


def listed() -> Reading:
    with LIST.open(encoding="utf-8", newline="") as file:
        return reading(list(csv.DictReader(file)))


def raw() -> Reading:
    return reading([ast.literal_eval(line) for line in RAW.read_text(encoding="utf-8").splitlines()])


@pytest.fixture
def desk(ledger: Ledger) -> Enterprises:
    china = pytest.importorskip("govliaison_china.load_codes")
    stamp = Stamp(effective_at=ledger.time.now(), recorded_at=ledger.time.now(), actor="system")
    context = Context(ledger=ledger, actor=SYSTEM, make_stamp=lambda _actor, _at: stamp)
    return Enterprises(context, regions=china.region_table(), home=RegionCode("410400"))


def test_every_row_of_the_list_is_taken_and_the_list_again_changes_nothing(desk: Enterprises) -> None:
    first = desk.import_rows(listed())
    assert (first.read, first.taken, first.refused) == (1551, 1551, 0)
    assert {reason.code for row in first.rows for reason in row.reasons} == {"enterprise.area-code-unknown"}
    again = desk.import_rows(listed())
    assert (again.read, again.unchanged, again.changed) == (1551, 1551, 0)


def test_every_line_of_the_raw_sample_is_taken_and_again_changes_nothing(desk: Enterprises) -> None:
    first = desk.import_rows(raw())
    assert (first.read, first.taken) == (80, 80)
    assert desk.import_rows(raw()).unchanged == 80


def test_both_deliveries_of_one_source_agree(desk: Enterprises) -> None:
    desk.import_rows(listed())
    report = desk.import_rows(raw())
    assert (report.taken, report.refused) == (0, 0)
    assert len(list(desk.list())) == 1551


def test_regions_follow_the_area_code_and_never_the_credit_code(desk: Enterprises) -> None:
    desk.import_rows(listed())
    enterprises = list(desk.list())
    assert {enterprise.facts.region_basis for enterprise in enterprises} <= {*RegionBasis}
    assert len(list(desk.list(region="410400"))) == 91
    differing = [each for each in enterprises if (each.facts.code or "")[2:8] != each.facts.region]
    assert len(differing) > 100


def test_nothing_is_made_up(desk: Enterprises) -> None:
    desk.import_rows(listed())
    enterprises = list(desk.list())
    assert Counter(each.ownership.value for each in enterprises) == {"unknown": 1551}
    assert {each.size.size_class.value for each in enterprises} == {"unknown", "not-applicable"}


def test_key_contacts_are_drawn_from_the_list_under_quotas_and_what_is_short_is_shown(desk: Enterprises) -> None:
    """The list states neither owners nor industries: a place that wants those says so, and else gets nobody."""
    desk.import_rows(listed())
    firms = [Candidate.of(each) for each in desk.list()]
    quotas = (
        Quota(dimension=Dimension.REGION, value="410400", at_least=30),
        Quota(dimension=Dimension.REGION, value="410100", at_most=5),
        Quota(dimension=Dimension.SECTION, value="C", at_least=4),
    )
    plan = SelectionPlan(places=60, reserves=20, sme_floor=60, quotas=quotas, unstated_ownership=True)
    ask = DrawAsk(place="410000", day=date(2026, 11, 23), seed="2026")
    found = draw(firms, ask, plan)
    assert isinstance(found, Drawn)
    assert (len(found.picks), len(found.reserves), found.proven) == (60, 20, True)
    assert [(each.dimension, each.taken, each.short) for each in found.tallies] == [
        ("sme", 0, 36),
        ("region", 30, 0),
        ("region", 5, 0),
        ("section", 0, 4),
        ("places", 60, 0),
    ]
    assert not any(each.confirmed for each in found.picks)
    assert found == draw(reversed(firms), ask, plan)
    strict = draw(firms, ask, attrs.evolve(plan, unstated_ownership=False))
    assert isinstance(strict, Drawn)
    assert strict.picks == ()
    assert max(strict.rejected, key=lambda each: each.number).code == "key.ownership-unstated"
