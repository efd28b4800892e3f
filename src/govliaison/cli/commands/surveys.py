"""``govliaison surveys …``: satisfaction, asked once in a period and kept apart from ratings of cases (T3.4)."""

from typing import Annotated

from cyclopts import Parameter

from govliaison.cli.commands.pairs import read_answers
from govliaison.cli.commands.ratings import say_rate
from govliaison.cli.output import Column, Facts, Table
from govliaison.cli.session import Call, Session
from govliaison.cli.shapes import private_text
from govliaison.cli.supervision_shapes import survey_document
from govliaison.cli.words import word
from govliaison.ratings import Survey, SurveyMethod
from govliaison.values import ID_PATTERN

SurveyName = Annotated[str, Parameter(help="cli.option.survey")]
PeriodText = Annotated[str, Parameter(help="cli.option.survey-period")]

_COLUMNS = (Column("cli.head.id", whole=True), Column("cli.head.question"), Column("cli.head.population"))
_TREND = (
    Column("cli.head.period", whole=True),
    Column("cli.head.asked", right=True),
    Column("cli.head.sample", right=True),
    Column("cli.head.answered-rate", whole=True),
    Column("cli.head.satisfied-rate", whole=True),
)


def define(
    survey: SurveyName,
    /,
    *,
    question: Annotated[str, Parameter(help="cli.option.survey-question")],
    population: Annotated[str, Parameter(help="cli.option.population")],
    method: Annotated[SurveyMethod, word(SurveyMethod, "survey-method")] = SurveyMethod.ONLINE,
    session: Call,
) -> None:
    """Define a survey."""
    with session.at_work() as office:
        defined = office.surveys.define(survey, question=question, population=population, method=method)
        _show(session, defined)


def ask(
    survey: SurveyName,
    period: PeriodText,
    enterprise: Annotated[tuple[str, ...], Parameter(help="cli.option.asked-enterprises")],
    /,
    *,
    justification: Annotated[str | None, Parameter(help="cli.option.survey-justification")] = None,
    session: Call,
) -> None:
    """Note which enterprises are asked by name."""
    with session.at_work() as office:
        firms = [each if ID_PATTERN.fullmatch(each) else office.enterprises.by_code(each).id for each in enterprise]
        noted = office.surveys.ask(survey, period=period, enterprises=firms, justification=justification)
        session.output.show({"noted": noted}, session.output.say("cli.asked", number=noted))


def result(
    survey: SurveyName,
    period: PeriodText,
    /,
    *,
    asked: Annotated[int, Parameter(help="cli.option.survey-asked")],
    answer: Annotated[tuple[str, ...], Parameter(name="--answer", help="cli.option.answers")],
    session: Call,
) -> None:
    """Enter what a period came to."""
    answers = read_answers(answer)
    with session.at_work() as office:
        _show(session, office.surveys.enter_result(survey, period=period, asked=asked, answers=answers))


def open_case(
    survey: SurveyName,
    period: PeriodText,
    /,
    *,
    item: Annotated[str, Parameter(help="cli.option.survey-item")],
    text: Annotated[str, Parameter(help="cli.option.text")],
    category: Annotated[str, Parameter(help="cli.option.case-category")] = "",
    contact: Annotated[str, Parameter(help="cli.option.contact")] = "",
    phone: Annotated[str, Parameter(help="cli.option.contact-phone")] = "",
    session: Call,
) -> None:
    """Let something said in a survey become a case."""
    with session.at_work() as office:
        changed = office.surveys.open_case(
            survey, period=period, item=item, text=text, category=category, contact=contact, phone=phone
        )
        _show(session, changed)


def list_(*, session: Call) -> None:
    """List surveys."""
    with session.at_work() as office:
        found = list(office.surveys.list())
        lines = [(each.id, private_text(each.question), private_text(each.population)) for each in found]
        session.output.show([survey_document(each) for each in found], Table(_COLUMNS, lines, "cli.no-surveys"))


def show(survey: SurveyName, /, *, session: Call) -> None:
    """Show a survey with its trend."""
    with session.at_work() as office:
        _show(session, office.surveys.get(survey))


def _show(session: Session, found: Survey) -> None:
    definition = Facts(
        [
            ("cli.head.id", found.id),
            ("cli.head.question", private_text(found.question)),
            ("cli.head.population", private_text(found.population)),
            ("cli.head.method", session.names.label("survey-method", found.method)),
            *(("cli.head.opened-case", each.number) for each in found.cases),
        ]
    )
    lines = [
        (
            each.period,
            str(each.asked),
            str(each.sample),
            say_rate(session, each.answered),
            say_rate(session, each.satisfied),
        )
        for each in found.trend
    ]
    session.output.show(survey_document(found), definition, Table(_TREND, lines, "cli.no-results"))
