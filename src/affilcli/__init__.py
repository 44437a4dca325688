"""affilcli turns announcements of hospital affiliations into structured, quotable terms.

The names below are the public Python API. Importing the package is cheap: each name loads what it
needs when it is first used, and spaCy is imported with the first extraction.

    >>> import affilcli
    >>> document = affilcli.read_document("seeds/lurie-rush.txt")
    >>> record = affilcli.extract_record(document)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from affilcli.errors import AffilError
    from affilcli.reading import read_document
    from affilcli.records import Comparison, Document, Record, from_json, json_schema, to_json
    from affilcli.settings import Settings, load_settings
    from affilcli.workflow import compare_records, extract_record, load_records

__version__ = "0.1.0"

__all__ = [
    "AffilError",
    "Comparison",
    "Document",
    "Record",
    "Settings",
    "__version__",
    "compare_records",
    "extract_record",
    "from_json",
    "json_schema",
    "load_records",
    "load_settings",
    "read_document",
    "to_json",
]

# The functions say what they work on (extract_record): plain `extract` and `compare` are modules,
# and importing a module puts it in the place of a function of the same name.
_HOME = {
    "AffilError": "errors",
    "Comparison": "records",
    "Document": "records",
    "Record": "records",
    "Settings": "settings",
    "compare_records": "workflow",
    "extract_record": "workflow",
    "from_json": "records",
    "json_schema": "records",
    "load_records": "workflow",
    "load_settings": "settings",
    "read_document": "reading",
    "to_json": "records",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
