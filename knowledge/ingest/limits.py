"""How much of anything is taken from outside: every number in one place."""

from typing import Final

MB: Final = 1_000_000

FILE_BYTES: Final = 10 * MB
HTML_BYTES: Final = 2 * MB
"""A larger page takes half a minute and half a gigabyte to read."""

WORDS: Final = 200_000
"""An article has at most so many."""

TEXT_CHARACTERS: Final = 3 * MB
"""More than any article of the allowed number of words has, unless its words are none."""

REDIRECTS: Final = 5
CONNECT_SECONDS: Final = 5.0
IDLE_SECONDS: Final = 5.0
FETCH_SECONDS: Final = 15.0
"""For a connection, without a byte coming in, and from the first look-up to the last byte of a page."""


UNPACKED_BYTES: Final = 50 * MB
PACKING_RATIO: Final = 100
"""Unpacked to packed bytes. Above it is only what was made to burst."""

ZIP_MEMBERS: Final = 2_000
PDF_PAGES: Final = 2_000

TITLE_CHARACTERS: Final = 300
AUTHOR_CHARACTERS: Final = 200
URL_CHARACTERS: Final = 2_000

MEMORY_BYTES: Final = 1_000 * MB
CPU_SECONDS: Final = 12
WALL_SECONDS: Final = 15.0
"""What one file may cost to read, in a process of its own."""

AT_A_TIME: Final = 2
"""So many files are read at once; the others wait."""

OPEN_FILES: Final = 64
RESULT_BYTES: Final = 40 * MB
"""The longest answer that is taken from the process that reads; an allowed article makes a shorter one."""
