"""`affil cache info`: what is kept from one run to the next."""

from __future__ import annotations

from affilcli.cli.messages import warn
from affilcli.cli.options import (
    FORMATS,
    DebugOption,
    FormatOption,
    GazetteerOption,
    JsonOption,
    ModelOption,
    OutputOption,
    chosen_format,
)
from affilcli.cli.views import Views, write
from affilcli.settings import load_settings
from affilcli.workflow import kept


def info(
    form: FormatOption = None,
    as_json: JsonOption = False,
    output: OutputOption = None,
    model: ModelOption = None,
    gazetteer: GazetteerOption = None,
    debug: DebugOption = False,
) -> None:
    """Print where records are kept, how many, and which of them would be made anew and why.

    A record is stale when its document is gone or has changed, or when what makes records has:
    version, rules, vocabulary, gazetteer, model, Python or the libraries behind it. Files that
    could not be read and were set aside are listed, and what is prepared of gazetteers counted.
    """
    from affilcli.render import kept as render

    form = chosen_format(form, as_json, output, FORMATS)
    state = kept(load_settings(model=model, gazetteer=tuple(gazetteer or ())), warn)
    views = Views(
        lambda console: console.file.writelines(render.state_lines(state)),
        lambda: render.state_grid(state),
        lambda: [render.state_object(state)],
    )
    write(views, form, output)
