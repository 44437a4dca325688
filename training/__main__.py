"""`python -m training DECISION… [--write] [--strength X]`: weights fitted to annotated texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from affilcli import vocabulary
from affilcli.evaluate.report import Report
from training.decisions import DECISIONS, Decision, collect
from training.effect import scored
from training.examples import JUDGED_ON, LEARNT_FROM, Examples, Read, read_cases
from training.fit import Weights, fit
from training.hiding import Hiding
from training.leanings import LEANINGS, file, hold_out, learn
from training.left_out import EXCLUSIONS, LEFT_OUT, LeftOut
from training.name_words import NAME_WORDS, NameWords
from training.party_words import PARTY_WORDS, PartyWords
from training.role_words import ROLE_WORDS, RoleWords
from training.tables import by_table, present_weights
from training.term_words import TABLES, TERM_WORDS, TermWords
from training.validate import Scores, cross_validated, judged_by, scores
from training.words import RELEVANCE, WORDS, WordsOf
from training.write import rewritten

STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0)
#: read what words say for the status of each
SERVICE_LINES = "service_lines"
#: a change of a weight, and of a score, that is worth showing
TELLING, SEEN = 0.3, 0.0005


class Work(NamedTuple):
    """The texts to learn from, those to be judged on, and what was asked for."""

    read: Sequence[Read]
    unread: Sequence[Read]
    strengths: Sequence[float]
    write: bool
    words: WordsOf
    term_words: TermWords
    hiding: Hiding
    afresh: bool


#: what is said by single words is made anew as a whole
WORD_FILES: dict[str, Callable[[Work], str]] = {
    WORDS: lambda work: work.words.file(),
    LEANINGS: lambda work: file(learn(work.read)),
    PARTY_WORDS: lambda work: PartyWords(work.read).file(),
    ROLE_WORDS: lambda work: RoleWords(work.read).file(),
    NAME_WORDS: lambda work: NameWords(work.read).file(),
    TERM_WORDS: lambda work: work.term_words.file(),
    LEFT_OUT: lambda work: LeftOut(work.read).file(),
}
CHOICES = [*DECISIONS, *WORD_FILES]


class Fitted(NamedTuple):
    """A decision, and weights that promise to be better than the present ones."""

    decision: Decision
    strength: float
    weights: Weights


def main() -> int:
    """Fit every decision that was named, tell what it is worth, and write it if asked to."""
    asked = _arguments()
    read = [one for folder in LEARNT_FROM for one in read_cases(folder)]
    strengths = [asked.strength] if asked.strength else STRENGTHS
    hiding = Hiding(asked.hide, asked.seed)
    unread = list(read_cases(JUDGED_ON))
    words, term_words = WordsOf(read), TermWords(read)
    work = Work(read, unread, strengths, asked.write, words, term_words, hiding, asked.afresh)
    hold_out(read)
    if RELEVANCE in asked.decisions:
        work.words.hold_out()
    if {*TABLES, SERVICE_LINES}.intersection(asked.decisions):
        work.term_words.hold_out()
    if EXCLUSIONS in asked.decisions:
        LeftOut(read).hold_out(read)
    for name in asked.decisions:
        if name in WORD_FILES:
            _write_words(name, work)
            continue
        found = [_fitted(decision, work) for decision in DECISIONS[name]]
        _conclude([one for one in found if one], work)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "decisions",
        nargs="+",
        choices=CHOICES,
        metavar="DECISION",
        help=str(CHOICES),
    )
    parser.add_argument(
        "--write", action="store_true", help="write the weights where they win on unread texts"
    )
    parser.add_argument(
        "--strength", type=float, help="how strongly weights are held; else the best of several"
    )
    parser.add_argument(
        "--afresh", action="store_true", help="hold weights near nothing, not near the present ones"
    )
    parser.add_argument(
        "--hide",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="hide the cues of this share of the choices (statuses)",
    )
    parser.add_argument("--seed", type=int, default=0, help="of which choices cues are hidden")
    return parser.parse_args()


def _fitted(decision: Decision, work: Work) -> Fitted | None:
    """The best fit of one decision by texts held out, if it wins on the unread ones."""
    examples = collect(decision, work.read, work.term_words.without)
    unread = collect(decision, work.unread)
    now = present_weights(decision)
    prior = dict.fromkeys(now, 0.0) if work.afresh else now
    print(f"\n{decision.name}: {_counts(examples)}")
    print(f"{'':18}{'log-loss':>10}{'F1':>8}{'calibration error':>20}")
    strength = _best_strength(decision, examples, prior, work)
    learnt = work.hiding.of(examples.found, decision.cues)
    weights = fit(learnt, prior, strength, exclusive=decision.exclusive)
    before, after = (
        scores(decision, unread, judged_by(decision, unread, w)) for w in (now, weights)
    )
    print(_row("unread, present", before))
    print(_row("unread, fitted", after))
    print("  " + ", ".join(_moves(now, weights)))
    return Fitted(decision, strength, weights) if after.loss < before.loss else None


def _best_strength(decision: Decision, examples: Examples, prior: Weights, work: Work) -> float:
    """The strength that says most of texts which it has not learnt from."""
    losses: dict[float, float] = {}
    for strength in work.strengths:
        judged = cross_validated(decision, examples, prior, strength, work.hiding)
        found = scores(decision, examples, judged)
        print(_row(f"strength {strength:g}", found))
        losses[strength] = found.loss
    return min(losses, key=lambda strength: losses[strength])


def _conclude(found: Sequence[Fitted], work: Work) -> None:
    """Tell what the records of unread texts become, and write the weights if they become better."""
    tables = {k: v for one in found for k, v in by_table(one.decision, one.weights).items()}
    cases = [one.case for one in work.unread]
    before, after = scored(cases, {}), scored(cases, tables)
    print("\n" + "\n".join(_changed(before, after)))
    if after.mean <= before.mean:
        print("the present weights stay: fitted ones do not win on unread texts")
    elif work.write:
        for one in found:
            _write(one.decision, one.weights)
            print(f"{one.decision.name}: written, strength {one.strength:g}")


def _changed(before: Report, after: Report) -> list[str]:
    """The scores of records that change, by weights from other texts."""
    rows = [("mean", before.mean, after.mean)]
    for measure, score in before.measures.items():
        rows.append((measure, score.score, after.measures[measure].score))
    told = [row for row in rows if row[0] == "mean" or abs(row[2] - row[1]) > SEEN]
    return [f"{name:16}{old:.4f} → {new:.4f}" for name, old, new in told]


def _counts(examples: Examples) -> str:
    right = sum(one.right for one in examples.found)
    texts = len({one.document for one in examples.found})
    return (
        f"{right} right and {len(examples.found) - right} wrong candidates in {texts} texts; "
        f"{examples.unseen.total()} right answers are no candidates"
    )


def _row(name: str, found: Scores) -> str:
    return f"  {name:16}{found.loss:>10.4f}{found.f1:>8.3f}{found.error:>20.3f}"


def _moves(prior: Weights, fitted: Weights) -> list[str]:
    """The weights that moved most, `name 1.0 → 2.0`."""
    moved = sorted(prior, key=lambda name: -abs(fitted[name] - prior[name]))
    told = [name for name in moved if abs(fitted[name] - prior[name]) >= TELLING]
    return [f"{name} {prior[name]:g} → {fitted[name]:g}" for name in told] or ["no weight moves"]


def _write_words(name: str, work: Work) -> None:
    """Make a file of words anew; the decisions that read it are to be fitted after it."""
    text = WORD_FILES[name](work)
    print(f"\n{name}: {text.count(' = ')} words and what they say")
    if work.write:
        _place(name).write_text(text, encoding="utf-8", newline="\n")


def _place(subject: str) -> Path:
    return Path(vocabulary.__file__).parent / f"{subject}.toml"


def _write(decision: Decision, weights: Weights) -> None:
    path = _place(decision.subject)
    text = path.read_bytes().decode("utf-8")
    for (_, table), part in by_table(decision, weights).items():
        text = rewritten(text, table, part)
    path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
