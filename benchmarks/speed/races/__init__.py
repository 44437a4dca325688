"""One file a race, with a function `race(folder)` that gives it; `folder` is empty at first, shared
by all races of a run, and gone afterwards. A new file here is found by itself.
"""
