"""Where articles and servers' settings are kept: SQLite or PostgreSQL, behind one interface.

Importing this package loads no database library; `open_store` does.
"""

from knowledge.store.interface import Store
from knowledge.store.opening import open_store
from knowledge.store.records import (
    DOWN,
    GAP_DAYS,
    GAPS,
    HOME,
    TALLY_WEEKS,
    Change,
    Counted,
    DuplicateArticleError,
    Entry,
    Gap,
    GapNote,
    LibraryFullError,
    Manifest,
    Origin,
    OriginKind,
    Put,
    ServerSettings,
    StoredArticle,
    StoreError,
    StoreUnavailableError,
    Tally,
    UnknownArticleError,
    Versions,
    week_of,
)

__all__ = [
    "DOWN",
    "GAPS",
    "GAP_DAYS",
    "HOME",
    "TALLY_WEEKS",
    "Change",
    "Counted",
    "DuplicateArticleError",
    "Entry",
    "Gap",
    "GapNote",
    "LibraryFullError",
    "Manifest",
    "Origin",
    "OriginKind",
    "Put",
    "ServerSettings",
    "Store",
    "StoreError",
    "StoreUnavailableError",
    "StoredArticle",
    "Tally",
    "UnknownArticleError",
    "Versions",
    "open_store",
    "week_of",
]
