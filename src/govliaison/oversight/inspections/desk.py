"""Inspections and key tasks as people work with them: load → decide → commit."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar, cast

import attrs

from govliaison.access import Context
from govliaison.errors import NotFoundError, RefusedError
from govliaison.ledger import Noun, Private, Query
from govliaison.oversight.inspections import decide as d
from govliaison.oversight.inspections.model import (
    INSPECTION,
    KEY_TASK,
    Inspection,
    InspectionRecorded,
    InspectionState,
    KeyTask,
    KeyTaskListed,
)
from govliaison.oversight.places import Place

R = TypeVar("R")

_PAGE = 500


class Inspections:
    """
    The inspections of the group's office (F1), for one person.

    Args:
        context: who acts, on which ledger
        places: the places of the deployment, its own first
        units: the place of each unit, by their ids
    """

    def __init__(self, context: Context, places: Sequence[Place], units: dict[str, str]) -> None:
        self._context, self._places, self._units = context, places, units

    def record(
        self,
        unit: str,
        *,
        day: date | None = None,
        team: Sequence[str] = (),
        finding: str | None = None,
        rectify_by: datetime | None = None,
        task: str | None = None,
        request: str | None = None,
    ) -> Inspection:
        """
        Record an inspection.

        Args:
            unit: who was inspected
            day: when; today if not said
            team: ids of those who inspected; whoever records it, if not said
            finding: what was found; nothing if not said
            rectify_by: until when it is to be put right
            task: id of the key task it was about
            request: id of the request

        Raises:
            RefusedError: only the group's office inspects; a finding without an end; a day to come
            NotFoundError: there is no such unit or key task
        """
        place, office = self._office()
        if unit not in self._units:
            raise NotFoundError("unit.unknown", unit=unit)
        if task is not None:
            self._context.see(KEY_TASK.stream(task))
        now = self._context.now
        today = now.astimezone(place.zone).date()
        identity = self._context.ledger.ids.new_id()
        said = InspectionRecorded(
            inspection=identity,
            office=office,
            place=self._units[unit],
            unit=unit,
            day=day or today,
            team=tuple(team) or (self._context.actor.person,),
            task=task or "",
            finding=Private(INSPECTION.stream(identity), finding) if finding else None,
            rectify_by=rectify_by,
        )
        at = now if said.day >= today else datetime.combine(said.day, time(12), place.zone)
        stamp = self._context.stamp(effective_at=at if said.day < today else None, request=request)
        actor = self._context.actor
        return self._context.carry_out(INSPECTION, identity, lambda found: d.record(found, said, actor, today), stamp)

    def report(self, inspection: str, *, text: str, at: datetime | None = None) -> Inspection:
        """Let the inspected unit say that it is put right, and how."""
        actor = self._context.actor
        return self._change(INSPECTION, inspection, lambda found: d.report(found, text, actor), at)

    def recheck(
        self,
        inspection: str,
        *,
        passed: bool,
        note: str,
        rectify_by: datetime | None = None,
        at: datetime | None = None,
    ) -> Inspection:
        """Check again; where it is not put right, ``rectify_by`` gives the new end."""
        ask = d.RecheckAsk(
            passed=passed, note=note, rectify_by=rectify_by, at=at or self._context.now, actor=self._context.actor
        )
        return self._change(INSPECTION, inspection, lambda found: d.recheck(found, ask), at)

    def get(self, inspection: str) -> Inspection:
        """Give one inspection, as this person may see it."""
        return self._context.get(INSPECTION, inspection)

    def list(self, *, owed: bool = False) -> tuple[Inspection, ...]:
        """Give the inspections this person may see, the oldest first; or those of which something is owed."""
        states = frozenset({InspectionState.OPEN.value, InspectionState.REPORTED.value}) if owed else frozenset()
        return self._all(INSPECTION, states)

    def list_task(self, title: str, *, unit: str, due: date | None = None) -> KeyTask:
        """Put a key task on the list of the group's office."""
        _, office = self._office()
        if unit not in self._units:
            raise NotFoundError("unit.unknown", unit=unit)
        identity = self._context.ledger.ids.new_id()
        said = KeyTaskListed(
            task=identity,
            office=office,
            place=self._units[unit],
            title=Private(KEY_TASK.stream(identity), title),
            unit=unit,
            due=due,
        )
        actor = self._context.actor
        return self._context.carry_out(
            KEY_TASK, identity, lambda found: d.list_task(found, said, actor), self._context.stamp()
        )

    def finish_task(self, task: str, *, note: str | None = None) -> KeyTask:
        """Say that a key task is done."""
        actor = self._context.actor
        return self._change(KEY_TASK, task, lambda found: d.finish_task(found, note, actor), None)

    def tasks(self, *, finished: bool = False) -> tuple[KeyTask, ...]:
        """Give the key tasks on the list, in the order they were put there; also those that are done, if asked."""
        return self._all(KEY_TASK, frozenset() if finished else frozenset({"open"}))

    def _office(self) -> tuple[Place, str]:
        """Give the group's office this person works for, with its place."""
        for place in self._places:
            if place.group_office is not None and place.group_office in self._context.actor.units:
                return place, place.group_office
        offices = " ".join(place.group_office for place in self._places if place.group_office)
        raise RefusedError("inspection.not-office", person=self._context.actor.person, unit=offices)

    def _change(self, noun: Noun[R], identity: str, decide: Any, at: datetime | None) -> R:
        self._context.see(noun.stream(identity))
        return self._context.carry_out(noun, identity, decide, self._context.stamp(effective_at=at))

    def _all(self, noun: Noun[R], states: frozenset[str]) -> tuple[R, ...]:
        query = Query(kind=noun.kind, reader=None, states=states, limit=_PAGE)
        found: list[Any] = []
        while True:
            page = self._context.find(query)
            found += self._context.read(page.rows)
            if page.after is None:
                return cast("tuple[R, ...]", tuple(found))
            query = attrs.evolve(query, after=page.after)
