"""What this package offers: papers as .docx."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from govliaison.errors import InputError
from govliaison.plugins import HostInfo, Paper, RenderAsk, Rendered, Renderer, RendererOffer, hookimpl
from govliaison_documents.layout import Fonts

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen(kw_only=True)
class PaperSettings:
    """
    Settings of the renderer.

    Attributes:
        templates: folder in which ``<kind>.docx`` replaces the standard layout of that paper
        fonts: names of fonts other than the usual ones
    """

    templates: Path | None = None
    fonts: Fonts = attrs.field(factory=Fonts)


@attrs.frozen
class PaperRenderer:
    """Papers as .docx after GB/T 9704."""

    settings: PaperSettings

    def render(self, ask: RenderAsk, /) -> Rendered:
        """Write the file; see :func:`govliaison_documents.writing.write_paper`."""
        from govliaison_documents.writing import write_paper  # noqa: PLC0415 - loaded when a paper is really written

        if ask.media_type != DOCX:
            raise InputError("render.media-type", where=str(ask.target), media_type=ask.media_type)
        if not isinstance(ask.content, Paper):
            raise InputError("render.not-a-paper", where=str(ask.target))
        write_paper(ask.content, ask.target, fonts=self.settings.fonts, templates=self.settings.templates)
        return Rendered(ask.target)


def _renderer(settings: PaperSettings, _host: HostInfo) -> Renderer:
    return PaperRenderer(settings)


@hookimpl
def govliaison_renderers() -> Iterable[RendererOffer]:
    """Offer the renderer."""
    yield RendererOffer(
        name="official-paper", contract=1, build=_renderer, settings=PaperSettings, capabilities=frozenset({DOCX})
    )
