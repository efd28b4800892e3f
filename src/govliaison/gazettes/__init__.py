"""Floor 2: gazettes (放假安排) – notices of days off that a deployment loaded, and what was known of a year from when."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".decide": "LoadAsk load",
        ".desk": "Gazettes",
        ".layers": "NoticeLayer layers_of read_gazettes",
        ".model": "GAZETTE Gazette LoadedNotice NoticeDay NoticeLoaded",
    },
)
