"""Floor 7: what each paper and register says, as values; how it looks is the renderer's business."""

from govliaison.papers.register import COLUMNS, EnterpriseLine, RegisterFacts, case_register
from govliaison.papers.renderer import RenderAsk, Rendered, Renderer

__all__ = ["COLUMNS", "EnterpriseLine", "RegisterFacts", "RenderAsk", "Rendered", "Renderer", "case_register"]
