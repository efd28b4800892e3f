"""The references name every key, offer and term there is, and none that is not."""

import re
from importlib import import_module
from inspect import isclass
from pathlib import Path

import attrs
import pytest

from govliaison import plugins
from govliaison.cases import CasePolicy, FastTrackRule, FirmMatch, OwnershipMatch, OwnershipRule
from govliaison.deadlines import DeadlineRule, Match
from govliaison.enterprises import ContactPlan, Quota, SelectionPlan, Weights
from govliaison.exchange import ChannelPlan, ConsoleSettings, FilesSettings
from govliaison.meetings import MeetingPlan
from govliaison.oversight import (
    CASE_FACTS,
    INDICATORS,
    OBLIGATIONS,
    RATING_INDICATORS,
    BulletinPlan,
    Indicator,
    ObligationPlan,
)
from govliaison.papers import PaperPlan
from govliaison.plugins import LiaisonSpecs
from govliaison.policies import PolicyPlan
from govliaison.profiles import compose, deployment, guarding
from govliaison.profiles.model import Basis, CalendarSection
from govliaison.ratings import RatingPlan
from govliaison.services import ServiceWindow
from govliaison.supervision import SupervisionPlan
from govliaison.units import CatalogueEntry, Jurisdiction, Unit
from govliaison.visits import VisitPlan
from govliaison_documents.plugin import PaperSettings
from govliaison_keys.plugin import FileKeysSettings
from govliaison_sql.plugin import PostgresSettings, SqliteSettings

DOCS = Path(__file__).parents[2] / "docs"
KEYED = ("id",)
TABLES: dict[str, tuple[type, set[str]]] = {
    "`[policy]`": (guarding._Policy, set()),
    "`[jurisdiction]`": (Jurisdiction, set()),
    "`[units.ID]`": (Unit, {"posts"}),
    "`[catalogue.ID]`": (CatalogueEntry, set()),
    "`[channels.ID]`": (ChannelPlan, set()),
    "`[cases]`": (CasePolicy, set()),
    "`[contacts]`": (ContactPlan, set()),
    "`[contacts.selection]`": (SelectionPlan, set()),
    "`[[contacts.selection.quotas]]`": (Quota, set()),
    "`[contacts.selection.weights]`": (Weights, set()),
    "`[meetings]`": (MeetingPlan, set()),
    "`[supervision]`": (SupervisionPlan, set()),
    "`[ratings]`": (RatingPlan, set()),
    "`[policies]`": (PolicyPlan, set()),
    "`[ownership.ID]`": (OwnershipRule, set()),
    "`match` of `[ownership.ID]`": (OwnershipMatch, set()),
    "`[windows.ID]`": (ServiceWindow, set()),
    "`[fast_track.ID]`": (FastTrackRule, set()),
    "`firm` of `[fast_track.ID]`": (FirmMatch, set()),
    "`[visits]`": (VisitPlan, set()),
    "`[calendar]`": (CalendarSection, set()),
    "`[deadlines]`": (compose._Deadlines, set()),
    "`[deadlines.rules.ID]`": (DeadlineRule, set()),
    "`match`": (Match, set()),
    "`[fields.NOUN.NAME]`": (compose._LocalField, set()),
    "`[documents.ID]`": (Basis, set()),
    "`[obligations.ID]`": (ObligationPlan, set()),
    "`[indicators.ID]`": (Indicator, set()),
    "`[bulletins]`": (BulletinPlan, set()),
    "`[papers]`": (PaperPlan, set()),
    "Top of the file": (deployment._Own, set()),
    "`[plugins]`": (deployment._Plugins, set()),
    "Tables of adapters": (deployment._HostKeys, set()),
    '`use = "sqlite"`': (SqliteSettings, set()),
    '`use = "file-keys"`': (FileKeysSettings, set()),
    '`use = "postgres"`': (PostgresSettings, set()),
    '`use = "files"`': (FilesSettings, set()),
    '`use = "console"`': (ConsoleSettings, set()),
    '`use = "official-paper"` (renderers)': (PaperSettings, set()),
}
PROFILES = ("profiles.md", "profiles.zh-CN.md")
IN_CHINESE = {
    "`match` of `[ownership.ID]`": "`[ownership.ID]` 的 `match`",
    "`firm` of `[fast_track.ID]`": "`[fast_track.ID]` 的 `firm`",
    "Top of the file": "文件开头",
    "Tables of adapters": "适配器的表",
    '`use = "official-paper"` (renderers)': '`use = "official-paper"`（`[renderers]`）',
}
"""Headings that read otherwise in the Chinese page; all others are names of tables."""
ROOMS = (
    *("cases", "meetings", "visits", "supervision", "ratings", "policies", "oversight"),
    *("units", "enterprises", "services", "deadlines", "gazettes", "ledger", "access"),
)
INNER = {
    "ledger": """
        Batch Broken Change Committed Count Cursor Draft FittedStore Happened Happening ImportState ImportTaken ImportUndone Index
        Key KeptFile KeptMessage LeaseAsk LeasedMessage Loaded MemoryStore MovableStore
        Message MessageRow MessageState Meta Move NumberGiven
        Order Page Positioned Query Reader Rebuilt Settle Settlement StoredRecord
        Swept TakenBack Taking
    """,
    "access": """
        AccessAnswer AccessAsk Context PersonAdded PersonChanged PersonLeft PostHandedOver PostHeld PostVacated
        PrivateRevealed
    """,
    "cases": "CasePage CaseRow MovedCase RoutingAsk RoutingProposal",
    "enterprises": """
        AssignmentEnd Candidate ContactDue Drawn DrawAsk EndedBy EnterpriseOptedOut Explanation HandPick KeyContactAppointed
        KeyContactEnded KeyTerm LeaderAssigned LeaderContactEnded LeaderDue OptOutWithdrawn Pairing Pick Points Rejected
        Replaced SelectionAppointed SelectionDrawn Tally Traits Weights WillingnessRecorded
        ContactAsk ContactCancelled ContactHeld ContactLogged ContactMoved LoggedContact
        MemberJoined MemberLeft
        EnterpriseAliasAdded EnterpriseChanged EnterpriseDraft EnterprisePage EnterpriseReader EnterpriseRegistered Extra
        OwnershipFinding SizeFinding SizeTable
    """,
    "deadlines": "Anchors Chosen ClockStart Limits Matter Recomputed",
    "meetings": """
        Adopted Chosen FirmsInvited GroupDecided IssueRaised MeetingCancelled MeetingInstructed MeetingNotHeld MeetingPlanned
        MeetingPostponed MeetingReportOverdue MeetingReportedBack MeetingResolved MinutesApproved MinutesSentBack MinutesWritten
        NotInvited PassedOver Progress ProposalSubmitted ResolutionOpened ResolutionOverdue ResolutionProgressed
        ResolutionReported ResolutionSentBack ResolutionVerified SignedIn
    """,
    "policies": "Criterion FieldRule Finding PolicyDraft PolicyFacts PolicyPage PolicyReader Preview Explanation PushReport",
    "gazettes": "Gazettes LoadAsk LoadedNotice NoticeDay NoticeLayer NoticeLoaded",
    "units": "",
    "services": "Known ServiceItemChanged ServiceItemDropped ServiceItemListed",
    "visits": "VisitCancelled VisitHeld VisitJoined VisitMissed VisitPlanned VisitPutOff VisitSupplemented",
    "supervision": "SupervisionRules",
    "ratings": "RatingImport RatingRules",
    "oversight": """
        CaseFigures FindingFigures
        Charge Content Difference Digests DigestLine Figure FigureLine Inspected Inspections Measure OpenItem OpenWhat
        PaperLife PaperState Place RatingFacts Reading Rounding Share Simulated StandingCount UnitSum
        Deed Deeds Evidence Holdings Item Items Judged Meetings Papers Postponement Span Window
    """,
}
"""What carries no term of the office: events, asks, pages and the parts of the machine; their docstrings say what they are."""


def keys_under(heading: str, page: str) -> set[str]:
    heading = IN_CHINESE.get(heading, heading) if "zh-CN" in page else heading
    _, found, after = (DOCS / page).read_text(encoding="utf-8").partition(f"### {heading}\n")
    assert found, f"{page} has no heading ### {heading}"
    section = re.split(r"^##", after, maxsplit=1, flags=re.MULTILINE)[0]
    cells = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {key for cell in cells for key in re.findall(r"`([a-z_]+)`", cell)}


@pytest.mark.parametrize("page", PROFILES)
@pytest.mark.parametrize("heading", TABLES)
def test_each_table_names_the_keys_that_are_read(heading: str, page: str) -> None:
    cls, more = TABLES[heading]
    read = {field.name for field in attrs.fields(cls) if field.name not in KEYED} | more
    assert read == keys_under(heading, page)


@pytest.mark.parametrize("page", PROFILES)
def test_every_section_of_a_profile_and_a_deployment_has_its_place(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    sections = {*compose.SECTIONS, *deployment.SINGLE, *deployment.KEYED, *deployment._OTHER}
    assert [] == [name for name in sections if f"[{name}" not in text and f"`{name}`" not in text]


@pytest.mark.parametrize("name", ["adapters.md", "adapters.zh-CN.md"])
def test_every_hook_and_offer_is_named(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    hooks = [each for each in vars(LiaisonSpecs) if each.startswith("govliaison_")]
    assert [] == [each for each in hooks if f"`{each}`" not in text]
    offers = [each for each in plugins.__all__ if each.endswith("Offer") and each != "Offer"]
    assert [] == [each for each in offers if f"`{each}`" not in text]
    asks = [each for each in plugins.__all__ if each.endswith(("Ask", "Channel"))]
    assert [] == [each for each in asks if f"`{each}`" not in text]


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_class_of_a_room_is_a_term_or_is_known_to_be_none(room: str) -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    module = import_module(f"govliaison.{room}")
    classes = {name for name in module.__all__ if isclass(getattr(module, name))}
    inner = {*INNER[room].split()}
    assert inner <= classes, "the list names what is gone"
    assert [] == sorted(name for name in classes - inner if f"`{name}`" not in text)


def test_the_glossary_names_nothing_that_is_not_there() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    rooms = (*ROOMS, "calendar", "values", "exchange", "papers", "profiles", "liaison", "plugins")
    public = {name for room in rooms for name in import_module(f"govliaison.{room}").__all__}
    first = re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE)
    terms = {term for cell in first for term in re.findall(r"`([A-Z]\w+)`", cell)}
    assert set() == terms - public


@pytest.mark.parametrize("name", ["oversight.md", "oversight.zh-CN.md"])
def test_every_duty_figure_and_fact_is_named(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    ids = {each.id for each in (*OBLIGATIONS, *INDICATORS, *RATING_INDICATORS)} | set(CASE_FACTS)
    assert [] == sorted(each for each in ids if f"`{each}`" not in text)
