"""The shape of one message."""

import attrs


@attrs.frozen(kw_only=True)
class Text:
    """
    One message in both languages, with what the reader can do now.

    Placeholders in braces are filled from the parameters of the reason: ``{unit}``.
    """

    zh: str
    en: str
    hint_zh: str = ""
    hint_en: str = ""
