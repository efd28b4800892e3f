"""
How text is searched, once for all stores.

A record is found when every word asked for is a substring of its text, after both were folded. Chinese is written without
spaces, so substrings – not words of a language – are what people expect to find.
"""

import unicodedata

from govliaison.values import check_text


def fold_for_search(text: str) -> str:
    """
    Make texts that people take for the same the same: width, composition (NFKC) and case.

    >>> fold_for_search("ＡＢＣ　Straße①")
    'abc strasse1'
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def search_words(text: str | None) -> tuple[str, ...]:
    """
    Give the folded words of a search, each once; no words, no condition.

    Raises:
        InputError: the text holds what no store can keep

    >>> search_words(" 环评　ＶＯＣ 环评 ")
    ('环评', 'voc')
    """
    return tuple(dict.fromkeys(fold_for_search(check_text(text or "")).split()))
