"""Hostile documents: what must hold for any bytes, and what is done to break it.

`shapes.py` repeats what texts hold, for `scaling.py` to time; `hostile.py` generates documents;
`properties.py` says what holds for each of them; `coverage.py` lets atheris look for more. Run with
`make fuzz`.
"""
