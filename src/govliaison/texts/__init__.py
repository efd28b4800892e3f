"""
What users read: one catalogue of messages in Chinese and English.

Entries, refusals and errors carry a stable code and parameters, never a sentence. The sentence is made here, at the
last moment, in the language of whoever reads it.
"""

from govliaison.texts.catalogue import CATALOGUE, Text
from govliaison.texts.say import LANGUAGES, Language, say, say_class, say_hint

__all__ = ["CATALOGUE", "LANGUAGES", "Language", "Text", "say", "say_class", "say_hint"]
