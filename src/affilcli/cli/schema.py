"""`affil schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

from affilcli.cli.options import DebugOption, OutputOption
from affilcli.cli.output import destination
from affilcli.records import json_schema


def schema(output: OutputOption = None, debug: DebugOption = False) -> None:
    """Print the JSON Schema (2020-12) of one record, the contract of --format json and jsonl."""
    with destination(output, utf8=True) as stream:
        stream.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
