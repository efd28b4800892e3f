"""The catalogue of service items as people work with it (T3.1, T3.3)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, cast

import attrs

from govliaison.access import Context
from govliaison.errors import NotFoundError
from govliaison.ledger import Decision, Query, accepted, id_of
from govliaison.services import decide
from govliaison.services.checking import ItemFinding, Known, check_items
from govliaison.services.facts import NO_FACTS, ItemFacts, ItemType
from govliaison.services.import_desk import ItemImport
from govliaison.services.importing import FindName, ItemReader, seal_texts
from govliaison.services.model import SERVICE_ITEM, ServiceItem
from govliaison.services.reducing import FourReductions, reductions
from govliaison.services.windows import ServiceWindow
from govliaison.values import ID_PATTERN, ImportReport, Period, Reading, Refusal, fold_width, region_stem

_PAGE: Final = 1000
_NO_TEXTS: Final[Mapping[str, str]] = {}


class Services:
    """
    The catalogue.

    Args:
        context: who works on which ledger
        windows: the windows of the profile, by id
        units_on: gives the ids of the units that exist on a day
        find_unit: gives the unit that a list names
        day_of: gives the day of a moment where the place is
    """

    def __init__(
        self,
        context: Context,
        *,
        windows: Mapping[str, ServiceWindow],
        units_on: Callable[[date], frozenset[str]],
        find_unit: FindName,
        day_of: Callable[[datetime], date],
    ) -> None:
        self._context = context
        self._units_on, self._find_unit, self._day_of = units_on, find_unit, day_of
        self.windows = windows

    @property
    def today(self) -> date:
        """The present day where the place is."""
        return self._day_of(self._context.now)

    def import_rows(
        self,
        reading: Reading,
        *,
        since: date | None = None,
        source: str = "file",
        dry_run: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> ImportReport:
        """
        Bring a table into the catalogue; the same table again changes nothing.

        Args:
            reading: the table, read by an adapter for :data:`~govliaison.services.SERVICE_FIELDS`
            since: first day on which what it says holds; today if not given
            source: id of the source, kept with what it said
            dry_run: find out what would happen, and store nothing
            progress: told now and then how many rows were read

        Raises:
            RefusedError: the actor does not keep the catalogue
            Conflict: others kept changing the same items
        """
        accepted(decide.may_keep(self._context.actor) or Decision(events=()))
        reader = ItemReader(self._find_unit, self.find_window)
        run = ItemImport(self._context, reader, since=since or self.today, source=source, dry_run=dry_run)
        return run.run(reading, progress)

    def change(
        self,
        item: str,
        *,
        facts: ItemFacts | None = None,
        texts: Mapping[str, str] = _NO_TEXTS,
        since: date | None = None,
        source: str = "decision",
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
        caused_by: str | None = None,
    ) -> ServiceItem:
        """
        Say that something about an item is otherwise from a day on (T3.3); a finding may ask for it (M5.2).

        Args:
            item: id or implementation code
            facts: what is otherwise; what is None stays
            texts: ``name``, ``group``, ``agency`` where they are otherwise
            since: first day on which it holds, past or to come; today if not given
            source: ``decision``, or the stream of the record that asked for it
            note: why
            at: when it was decided, if earlier
            request: id of the request
            caused_by: the entry that asked for it

        Raises:
            RefusedError: not by this actor, or nothing was said
            NotFoundError: there is no such item, or not for this reader
        """
        self._check_known(facts or NO_FACTS)

        def ask(found: ServiceItem) -> decide.ChangeAsk:
            said = seal_texts(facts or NO_FACTS, found.id, texts)
            return decide.ChangeAsk(
                since=since or self.today, facts=said, source=source, note=note, by=self._context.actor
            )

        return self._verb(item, ask, at=at, request=request, caused_by=caused_by)

    def drop(
        self,
        item: str,
        *,
        since: date | None = None,
        source: str = "decision",
        note: str = "",
        at: datetime | None = None,
        request: str | None = None,
    ) -> ServiceItem:
        """Say that an item is not offered any more from a day on (取消); arguments as in :meth:`change`."""

        def ask(_found: ServiceItem) -> decide.ChangeAsk:
            actor = self._context.actor
            return decide.ChangeAsk(since=since or self.today, dropped=True, source=source, note=note, by=actor)

        return self._verb(item, ask, at=at, request=request)

    def get(self, item: str) -> ServiceItem:
        """
        Give an item by its id or implementation code.

        Raises:
            NotFoundError: there is none, or not for this reader
        """
        return self._context.get(SERVICE_ITEM, self._resolve(item))

    def list(
        self,
        *,
        text: str | None = None,
        unit: str | None = None,
        window: str | None = None,
        item_type: ItemType | None = None,
        region: str | None = None,
        include_dropped: bool = False,
    ) -> Iterator[ServiceItem]:
        """
        Give the items that the actor may see, in the order in which they entered the catalogue.

        Args:
            text: words that must occur in the name, main item, agency or code
            unit: the unit that handles it
            window: where it is handled
            item_type: its type
            region: place, with all within it
            include_dropped: with those that are not offered any more
        """
        tags = {"type": item_type, "window": window}
        query = Query(
            kind=SERVICE_ITEM.kind,
            reader=self._context.actor.reader,
            states=frozenset({"offered", *(("dropped",) if include_dropped else ())}),
            text=text,
            unit=unit,
            region=region_stem(region) if region else None,
            tags=frozenset((name, str(value)) for name, value in tags.items() if value is not None),
            limit=_PAGE,
        )
        while True:
            page = self._context.find(query)
            yield from self._context.read(page.rows)
            if page.after is None:
                return
            query = attrs.evolve(query, after=page.after)

    def check(self, day: date | None = None) -> Sequence[ItemFinding]:
        """Check the catalogue as of a day, today if not given: what contradicts itself, and what is left unsaid."""
        day = day or self.today
        known = Known(units=self._units_on(day), windows=self.windows)
        return check_items(self.list(include_dropped=True), day, known)

    def reductions(self, period: Period, *, unit: str | None = None) -> FourReductions:
        """Work out the four reductions over a period (T3.3), of all units or of one."""
        last = period.day_after - timedelta(days=1)
        items = self.list(include_dropped=True)
        return reductions((item for item in items if unit is None or item.on(last).unit == unit), period)

    def find_window(self, text: str) -> str | None:
        """Give the id of the window that somebody means by its id or name; None if there is none, or several."""
        if text in self.windows:
            return text
        wanted = fold_width(text)
        found = [window.id for window in self.windows.values() if fold_width(window.name) == wanted]
        return found[0] if len(found) == 1 else None

    def _check_known(self, facts: ItemFacts) -> None:
        if facts.unit is not None and facts.unit not in self._units_on(date.max) | self._units_on(self.today):
            raise NotFoundError("unit.unknown", unit=facts.unit)
        if facts.window is not None and facts.window not in self.windows:
            raise NotFoundError("service.no-window", window=facts.window)

    def _verb(
        self,
        item: str,
        ask: Callable[[ServiceItem], decide.ChangeAsk],
        *,
        at: datetime | None,
        request: str | None,
        caused_by: str | None = None,
    ) -> ServiceItem:
        found = self._context.see(SERVICE_ITEM.stream(self._resolve(item)))
        wanted = ask(cast("ServiceItem", found.record))

        def decided(record: Any) -> Decision | Refusal:
            return decide.change(record, wanted)

        stamp = self._context.stamp(effective_at=at, request=request, caused_by=caused_by)
        return self._context.carry_out(SERVICE_ITEM, id_of(found.stream), decided, stamp)

    def _resolve(self, item: str) -> str:
        if ID_PATTERN.fullmatch(item):
            return item
        for claim in self._context.ledger.store.claims([decide.item_key(fold_width(item))]).values():
            return id_of(claim.stream)
        raise NotFoundError("service.unknown", item=item)
