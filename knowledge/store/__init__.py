"""Where articles and servers' settings are kept: SQLite or PostgreSQL, behind one interface.

Importing this package loads no database library; `open_store` does.
"""

from knowledge.store.interface import Store
from knowledge.store.opening import open_store
from knowledge.store.records import (
    HOME,
    Change,
    DuplicateArticleError,
    Entry,
    LibraryFullError,
    Manifest,
    Origin,
    OriginKind,
    Put,
    ServerSettings,
    StoredArticle,
    StoreError,
    StoreUnavailableError,
    UnknownArticleError,
    Versions,
)

__all__ = [
    "HOME",
    "Change",
    "DuplicateArticleError",
    "Entry",
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
    "UnknownArticleError",
    "Versions",
    "open_store",
]
