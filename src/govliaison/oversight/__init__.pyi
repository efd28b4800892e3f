from govliaison.oversight.bulletins.content import (
    Content,
    Difference,
    FigureLine,
    Share,
    StandingCount,
    UnitSum,
    differences,
)
from govliaison.oversight.bulletins.desk import Bulletins
from govliaison.oversight.bulletins.model import BULLETIN, Bulletin, BulletinKind
from govliaison.oversight.case_facts import CASE_FACTS
from govliaison.oversight.digests.desk import Digests
from govliaison.oversight.digests.model import DIGEST, Digest, DigestLine
from govliaison.oversight.indicators import (
    INDICATORS,
    RATING_INDICATORS,
    Figure,
    Indicator,
    Measure,
    Rounding,
    measure,
    measure_ratings,
)
from govliaison.oversight.inspections.desk import Inspections
from govliaison.oversight.inspections.model import INSPECTION, KEY_TASK, Inspection, InspectionState, KeyTask
from govliaison.oversight.obligations.catalogue import OBLIGATIONS, Bearer, Obligation, ObligationPlan, Rhythm
from govliaison.oversight.obligations.charges import Charge, charges
from govliaison.oversight.obligations.desk import Inspected, Obligations, review
from govliaison.oversight.obligations.judging import (
    Deed,
    Deeds,
    Evidence,
    Holdings,
    Item,
    Items,
    Judged,
    Meetings,
    Papers,
    Postponement,
    Span,
    Standing,
    Window,
    judge,
    regular_items,
    vacancies,
)
from govliaison.oversight.obligations.model import DUTY, Duty
from govliaison.oversight.obligations.reading import Reading
from govliaison.oversight.obligations.sources import SOURCES
from govliaison.oversight.places import BulletinPlan, Place
from govliaison.oversight.progress.desk import ProgressReports
from govliaison.oversight.progress.model import PROGRESS_REPORT, OpenItem, OpenWhat, ProgressReport
from govliaison.oversight.rating_facts import RATING_FACTS, RatingFacts
from govliaison.oversight.scorecard import CaseFigures, FindingFigures, Scorecard, score
from govliaison.oversight.signing import PaperLife, PaperState
from govliaison.oversight.simulation import Simulated, simulate

__all__ = [
    "BULLETIN",
    "CASE_FACTS",
    "DIGEST",
    "DUTY",
    "INDICATORS",
    "INSPECTION",
    "KEY_TASK",
    "OBLIGATIONS",
    "PROGRESS_REPORT",
    "RATING_FACTS",
    "RATING_INDICATORS",
    "SOURCES",
    "Bearer",
    "Bulletin",
    "BulletinKind",
    "BulletinPlan",
    "Bulletins",
    "CaseFigures",
    "Charge",
    "Content",
    "Deed",
    "Deeds",
    "Difference",
    "Digest",
    "DigestLine",
    "Digests",
    "Duty",
    "Evidence",
    "Figure",
    "FigureLine",
    "FindingFigures",
    "Holdings",
    "Indicator",
    "Inspected",
    "Inspection",
    "InspectionState",
    "Inspections",
    "Item",
    "Items",
    "Judged",
    "KeyTask",
    "Measure",
    "Meetings",
    "Obligation",
    "ObligationPlan",
    "Obligations",
    "OpenItem",
    "OpenWhat",
    "PaperLife",
    "PaperState",
    "Papers",
    "Place",
    "Postponement",
    "ProgressReport",
    "ProgressReports",
    "RatingFacts",
    "Reading",
    "Rhythm",
    "Rounding",
    "Scorecard",
    "Share",
    "Simulated",
    "Span",
    "Standing",
    "StandingCount",
    "UnitSum",
    "Window",
    "charges",
    "differences",
    "judge",
    "measure",
    "measure_ratings",
    "regular_items",
    "review",
    "score",
    "simulate",
    "vacancies",
]
