"""Papers as .docx keep what every renderer promises."""

from govliaison.testing import renderer_contract
from govliaison_documents.plugin import DOCX, PaperRenderer, PaperSettings

TestPaperRenderer = renderer_contract(lambda: PaperRenderer(PaperSettings()), media_types={DOCX})
