"""Names of enterprises, for finding duplicates."""

import unicodedata


def normalise_name(text: str) -> str:
    """
    Give a key under which two spellings of one enterprise's name meet; for comparing, never for showing.

    Width, case, spaces, brackets and punctuation do not count. 有限责任公司 and 有限公司 count as one: company law
    lets a limited company bear either, and people write now this, now that. 股份有限公司 is another form and stays
    apart, and so do branches and whatever stands in brackets.

    >>> normalise_name("示例（甲地） 有限责任公司") == normalise_name("示例甲地有限公司")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum()).replace("有限责任公司", "有限公司")
