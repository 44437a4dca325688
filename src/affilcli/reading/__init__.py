"""Bytes to documents: which files to read, and how each format is read.

`read.py` reads one document, `discover.py` finds the files of folders, `formats.py` is the table of
formats, `decode.py` turns bytes into characters; every other file reads one format.
"""

from affilcli.reading.content import Content, Reader
from affilcli.reading.discover import Discovery, discover
from affilcli.reading.formats import FORMATS, Format
from affilcli.reading.read import STDIN, digest, read_bytes, read_document

__all__ = [
    "FORMATS",
    "STDIN",
    "Content",
    "Discovery",
    "Format",
    "Reader",
    "digest",
    "discover",
    "read_bytes",
    "read_document",
]
