"""Fits the weights of the vocabulary to annotated texts: `python -m training DECISION…`.

examples.py runs the pipeline over texts and labels what it weighs, decisions.py says how for each
decision, fit.py fits weights, validate.py tells what they are worth on texts that they were not
fitted to, write.py puts them into `vocabulary/*.toml`. Nothing of this is needed to run affilcli.
"""
