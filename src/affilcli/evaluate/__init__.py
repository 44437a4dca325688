"""Records against gold: scores, errors, calibration, and what changed between two runs."""
