"""Official papers as .docx, laid out after GB/T 9704-2012."""

from govliaison_documents.layout import Fonts
from govliaison_documents.writing import write_paper

__all__ = ["Fonts", "write_paper"]
