"""The only place that loads a spaCy model and puts our components behind it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from thinc.api import use_ops

from affilcli.errors import AffilError
from affilcli.gazetteer import load_gazetteer
from affilcli.pipeline.dates import dates, days
from affilcli.pipeline.deal import agreement, background, deal_names, parties, relevance
from affilcli.pipeline.institutions import institutions
from affilcli.pipeline.layout import zones
from affilcli.pipeline.people import people
from affilcli.pipeline.services import exclusions, service_lines
from affilcli.pipeline.terms import clauses, figures
from affilcli.pipeline.tokens import BoundedTokenizer

if TYPE_CHECKING:
    from spacy.language import Language

    from affilcli.settings import Settings

#: the modules of our components: importing one registers its factory, so that a pipeline can be
#: built from a checkout too, where the package's entry points are not installed
MODULES = (
    *(zones, institutions, background, days, agreement, people, parties, relevance, deal_names),
    *(dates, service_lines, exclusions, figures, clauses),
)
#: our components in the order they run, behind the model's `ner`
COMPONENTS = (
    "affil_zones",
    "affil_institutions",
    "affil_background",
    "affil_days",
    "affil_agreement",
    "affil_people",
    "affil_parties",
    "affil_relevance",
    "affil_names",
    "affil_dates",
    "affil_service_lines",
    "affil_exclusions",
    "affil_figures",
    "affil_clauses",
)
#: those that take the gazetteer files of the settings
WITH_GAZETTEER = ("affil_institutions", "affil_service_lines")
#: components of the models that nothing of ours reads
UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
#: gives vectors to other components, in some models to the entity recogniser too
SHARED = "tok2vec"


def load_pipeline(settings: Settings) -> Language:
    """The model named in the settings with affilcli's components added; loaded once, and anew when
    a gazetteer has changed.

    Raises AffilError when the model is not installed, or a gazetteer cannot be read.
    """
    content = load_gazetteer([Path(path) for path in settings.gazetteer]).sha256
    return _load(settings.model, settings.gazetteer, content)


@lru_cache(maxsize=2)
def _load(model: str, gazetteer: tuple[str, ...], content: str) -> Language:
    nlp = load_model(model)
    for component in COMPONENTS:
        config = {"gazetteer": list(gazetteer)} if component in WITH_GAZETTEER else {}
        nlp.add_pipe(component, config=config)
    return nlp


def load_model(name: str) -> Language:
    """A spaCy pipeline with just its entity recogniser."""
    try:
        # numpy's BLAS knows the processor better than the BLIS that spaCy brings: entities take
        # three quarters of the time.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name, exclude=UNUSED)
    except OSError as error:
        raise AffilError(
            f"the spaCy model {name!r} is not installed",
            hint=f"install it (python -m spacy download {name}) or leave out --model "
            "to use the one that comes with affilcli",
        ) from error
    if not nlp.has_pipe("ner"):
        raise AffilError(
            f"the spaCy model {name!r} has no entity recogniser",
            hint="name a model with an ner component",
        )
    if nlp.has_pipe(SHARED) and not _feeds_ner(nlp, SHARED):
        nlp.remove_pipe(SHARED)
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    return nlp


def _feeds_ner(nlp: Language, component: str) -> bool:
    """Does the entity recogniser read the vectors of this component?"""
    return "ner" in getattr(nlp.get_pipe(component), "listening_components", [])
