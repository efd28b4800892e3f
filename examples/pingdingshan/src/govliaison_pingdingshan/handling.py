"""What a unit does with a matter: sign for it, make contact, take measures, answer."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from govliaison.cases import Case, CaseState, DeliveryMethod, Urgency
from govliaison.deadlines import Stage
from govliaison.exchange import AnswerRoute
from govliaison.values import Amount, TimeUnit
from govliaison_pingdingshan.closing import Closing
from govliaison_pingdingshan.content import Interim, Row, Story, Style
from govliaison_pingdingshan.rhythm import spread
from govliaison_pingdingshan.world import World

_CONTACT: Final = (
    "已与企业取得联系，核实所反映的情况，告知承办人和答复时限。",
    "已电话联系企业，确认诉求要点，约定由承办人直接对接。",
    "已向企业说明办理步骤和所需材料，按时限答复。",
)
_BY_HAND: Final = {
    "visit": DeliveryMethod.VISIT,
    "symposium": DeliveryMethod.PAPER,
    "group": DeliveryMethod.PAPER,
    "survey": DeliveryMethod.PAPER,
}
_URGENT: Final = 0.25
"""An urgent matter is handled in a quarter of the usual time."""


class Handling:
    """
    One unit at work on one matter, from the moment it has been handed to it.

    Args:
        world: the stage
        row: the submission
        story: what is to happen, if anything in particular
        closing: what follows the answer
    """

    def __init__(self, world: World, row: Row, story: Story | None, closing: Closing) -> None:
        self._world = world
        self._row = row
        self._key = row.source_id
        self._story = story
        self._closing = closing

    def begin(self, case: Case) -> None:
        """Put everything down that the unit will do; each in its own order, none before the one before it."""
        self._case, self._unit = case.id, case.lead
        self._person = self._world.handler(case.lead, self._key)
        self._style = self._world.behaviour.style(case.lead)
        answer_at = self._answer_at(case)
        steps = self._steps(case, answer_at)
        self._world.agenda.at(answer_at, self._answer)
        for moment, act in steps:
            self._world.agenda.at(min(moment, answer_at - timedelta(minutes=1)), act)

    # -- when ---------------------------------------------------------------------------------------------------------

    def _answer_at(self, case: Case) -> datetime:
        rhythm, now = self._world.rhythm, self._world.now
        if self._story and self._story.answer_after:
            return rhythm.reach(now, self._story.answer_after)
        percent = self._style.answer_percent_of_limit * spread(f"{self._key}:answer", 0.85, 1.1) / 100
        limit = self._limit(case)
        least = limit * percent * (0.5 if case.returns else 0.2)
        planned = max(rhythm.after(case.received_at, limit * percent), rhythm.after(now, least))
        for interim in self._story.interims if self._story else ():
            told = rhythm.length(interim.after) + rhythm.length(interim.next_after) * 0.9
            planned = max(planned, rhythm.after(now, told))
        return planned

    def _limit(self, case: Case) -> timedelta:
        clock = case.clock(Stage.ANSWER)
        if clock is None:
            return self._world.rhythm.days(1)
        return self._world.rhythm.between(clock.start.anchor_at, clock.start.due_at)

    def _steps(self, case: Case, answer_at: datetime) -> list[tuple[datetime, Callable[[], None]]]:
        style, pace = self._style, spread(f"{self._key}:pace", 0.8, 1.2)
        told = [(self._told_at(interim), interim) for interim in (self._story.interims if self._story else ())]
        first_word = min([answer_at, *(moment for moment, _ in told)])
        signed = self._signed_at(style, pace, first_word)
        steps: list[tuple[datetime, Callable[[], None]]] = [(signed, self._sign)]
        if case.designated and self._story:
            steps.append((signed, self._note_designation))
        steps.append((self._moment(style.first_contact, pace, first_word, 0.5), self._make_contact))
        steps.append((self._moment(style.measure, pace, answer_at, 0.8), self._take_measure))
        steps += [(moment, partial(self._tell, interim)) for moment, interim in told]
        for unit in case.assisting:
            assisted_at = self._assisted_at(unit, answer_at)
            steps.append((assisted_at, partial(self._assist, unit)))
            steps.append((assisted_at + (answer_at - assisted_at) * 0.8, partial(self._finish_part, unit)))
        return steps

    def _moment(self, amount: Amount, pace: float, until: datetime, share: float) -> datetime:
        """Give the usual moment of a step, but no later than its share of the time until another moment."""
        now, rhythm = self._world.now, self._world.rhythm
        if self._is_emergency:
            return now + (until - now) * share
        usual = rhythm.length(amount) * pace * (_URGENT if self._row.urgency is Urgency.URGENT else 1)
        return rhythm.after(now, min(usual, rhythm.between(now, until) * share))

    def _signed_at(self, style: Style, pace: float, until: datetime) -> datetime:
        """Units that sign within hours do so by whoever is on duty, so that nothing waits for the next working day."""
        usual = self._moment(style.sign_for, pace, until, 0.3)
        if style.sign_for.unit is not TimeUnit.WORKING_HOUR:
            return usual
        on_duty = self._world.rhythm.on_duty(self._world.now + self._world.rhythm.length(style.sign_for) * pace)
        return min(usual, on_duty)

    def _told_at(self, interim: Interim) -> datetime:
        return self._world.rhythm.after(self._world.now, self._world.rhythm.length(interim.after))

    def _assisted_at(self, unit: str, answer_at: datetime) -> datetime:
        return self._signed_at(self._world.behaviour.style(unit), 1.0, answer_at)

    @property
    def _is_emergency(self) -> bool:
        """A story that counts plain hours is seen to at night as well."""
        after = self._story.answer_after if self._story else None
        return after is not None and after.unit is TimeUnit.HOUR

    # -- what ---------------------------------------------------------------------------------------------------------

    def _sign(self) -> None:
        self._world.cases(self._person).sign_for(self._case)

    def _note_designation(self) -> None:
        if self._story and self._story.designation_note:
            dispatcher = self._world.cases(self._world.dispatcher(self._key))
            dispatcher.measure(self._case, text=self._story.designation_note)

    def _make_contact(self) -> None:
        text = _CONTACT[int(spread(f"{self._key}:contact", 0, len(_CONTACT)))]
        self._world.cases(self._person).interim(self._case, text=text)

    def _take_measure(self) -> None:
        text = self._world.behaviour.measures[self._row.category.partition("/")[2]]
        self._world.cases(self._person).measure(self._case, text=text)

    def _tell(self, interim: Interim) -> None:
        rhythm = self._world.rhythm
        next_at = rhythm.after(self._world.now, rhythm.length(interim.next_after))
        self._world.cases(self._person).interim(self._case, text=interim.text, next_at=next_at)

    def _assist(self, unit: str) -> None:
        self._world.cases(self._world.handler(unit, self._key)).sign_for(self._case, unit=unit)

    def _finish_part(self, unit: str) -> None:
        self._world.office(self._world.handler(unit, self._key)).case_care.report_done(self._case, unit=unit)

    def _answer(self) -> None:
        """Answer; a story may have the unit say nothing, or too little, the first time."""
        story, reply = self._story, self._world.reply(self._key)
        if story and story.story == "perfunctory":
            self._reply(story.first)
            again = self._world.rhythm.days(spread(f"{self._key}:perfunctory", 1.0, 2.0))
            self._world.agenda.at(self._world.rhythm.after(self._world.now, again), lambda: self._reply(reply.text))
        elif story and story.story == "sent-back":
            self._reply(story.first)
        else:
            self._reply(reply.text)

    def answer_again(self) -> None:
        """Answer a matter that the auditor or the call-back sent back."""
        text = self._story.second if self._story and self._story.second else self._world.reply(self._key).text
        self._reply(text)

    def _reply(self, text: str) -> None:
        method = self._by_hand()
        case = self._world.cases(self._person).answer(
            self._case,
            text=text,
            outcome=self._world.reply(self._key).outcome,
            method=method or DeliveryMethod.CHANNEL,
            delivered_at=self._world.now if method else None,
        )
        if case.state is CaseState.ANSWERED:
            self._closing.follow(case, self._person, self._style, self.answer_again)

    def _by_hand(self) -> DeliveryMethod | None:
        """Tell how an answer goes that no channel carries back."""
        plan = self._world.liaison.profile.channels[self._row.channel]
        if plan.answers is AnswerRoute.OUTBOX:
            return None
        return _BY_HAND.get(self._row.channel, DeliveryMethod.TELEPHONE)
