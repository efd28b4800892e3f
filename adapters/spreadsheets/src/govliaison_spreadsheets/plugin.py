"""What this package offers: tables as a channel, and as what registers are written to."""

from collections.abc import Iterable
from typing import Final

from govliaison.errors import InputError
from govliaison.plugins import (
    Channel,
    ChannelOffer,
    HostInfo,
    NoSettings,
    Reading,
    ReceiveAsk,
    RenderAsk,
    Rendered,
    Renderer,
    RendererOffer,
    hookimpl,
)
from govliaison.values import Sheet
from govliaison_spreadsheets.opening import open_table
from govliaison_spreadsheets.writing import write_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
_ENDINGS: Final = {XLSX: ".xlsx", CSV: ".csv"}


class SpreadsheetChannel:
    """Submissions, enterprises or whatever else the core asks for, from a workbook or a text table."""

    def receive(self, ask: ReceiveAsk, /) -> Reading:
        """Open the table; see :func:`govliaison_spreadsheets.open_table`."""
        return open_table(ask.path, ask.fields, mapping=ask.mapping or None, sheet=ask.sheet)


class SpreadsheetRenderer:
    """Registers as workbooks or CSV."""

    def render(self, ask: RenderAsk, /) -> Rendered:
        """Write the file; see :func:`govliaison_spreadsheets.write_sheet`."""
        if not isinstance(ask.content, Sheet):
            raise InputError("render.not-a-table", where=str(ask.target), kind=ask.content.kind)
        ending = _ENDINGS.get(ask.media_type)
        if ending is None:
            raise InputError("render.media-type", where=str(ask.target), media_type=ask.media_type)
        if ask.target.suffix.lower() != ending:
            raise InputError("file.suffix", where=str(ask.target), file=ask.target.name, possible=ending)
        write_sheet(ask.content, ask.target)
        return Rendered(ask.target)


def _channel(_settings: NoSettings, _host: HostInfo) -> Channel:
    return SpreadsheetChannel()


def _renderer(_settings: NoSettings, _host: HostInfo) -> Renderer:
    return SpreadsheetRenderer()


@hookimpl
def govliaison_channels() -> Iterable[ChannelOffer]:
    """Offer the channel."""
    yield ChannelOffer(name="spreadsheet", contract=1, build=_channel)


@hookimpl
def govliaison_renderers() -> Iterable[RendererOffer]:
    """Offer the renderer."""
    yield RendererOffer(name="spreadsheet", contract=1, build=_renderer, capabilities=frozenset({XLSX, CSV}))
