from govliaison.gazettes.decide import LoadAsk, load
from govliaison.gazettes.desk import Gazettes
from govliaison.gazettes.layers import NoticeLayer, layers_of, read_gazettes
from govliaison.gazettes.model import GAZETTE, Gazette, LoadedNotice, NoticeDay, NoticeLoaded

__all__ = [
    "GAZETTE",
    "Gazette",
    "Gazettes",
    "LoadAsk",
    "LoadedNotice",
    "NoticeDay",
    "NoticeLayer",
    "NoticeLoaded",
    "layers_of",
    "load",
    "read_gazettes",
]
