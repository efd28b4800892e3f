from govliaison.ratings.deciding import GivenRating
from govliaison.ratings.desk import Ratings
from govliaison.ratings.fields import RATING_FIELDS, read_grade
from govliaison.ratings.figures import Rate, RatingFigures, rating_figures
from govliaison.ratings.importing import RatingImport
from govliaison.ratings.kinds import (
    OFFLINE,
    ONLINE,
    AppealReason,
    ItemGrade,
    RatingItem,
    RatingState,
    Verdict,
    grade_of_stars,
)
from govliaison.ratings.noun import RATING
from govliaison.ratings.plan import RatingPlan
from govliaison.ratings.rating import Appeal, Mending, RaterCall, Rating
from govliaison.ratings.rules import RatingRules
from govliaison.ratings.survey import SURVEY, Survey, SurveyMethod, SurveyResult
from govliaison.ratings.survey_desk import Surveys

__all__ = [
    "OFFLINE",
    "ONLINE",
    "RATING",
    "RATING_FIELDS",
    "SURVEY",
    "Appeal",
    "AppealReason",
    "GivenRating",
    "ItemGrade",
    "Mending",
    "Rate",
    "RaterCall",
    "Rating",
    "RatingFigures",
    "RatingImport",
    "RatingItem",
    "RatingPlan",
    "RatingRules",
    "RatingState",
    "Ratings",
    "Survey",
    "SurveyMethod",
    "SurveyResult",
    "Surveys",
    "Verdict",
    "grade_of_stars",
    "rating_figures",
    "read_grade",
]
