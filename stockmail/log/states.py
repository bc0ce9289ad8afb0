"""What can become of a case: drafted → sent → answered → settled, as a table."""

from collections.abc import Mapping

from stockmail.errors import N_, Note, Problem

DRAFTED, SENT, ANSWERED, SETTLED = STATES = ("drafted", "sent", "answered", "settled")
ANSWERS = ("wait", "alternative", "cancel", "angry")
# kept: they got what they ordered; dropped: the draft was never sent.
OUTCOMES = ("kept", "alternative", "cancelled", "dropped")
# What is done to a case → from which state → to which. An answer may change.
MOVES: Mapping[str, Mapping[str, str]] = {
    "sent": {DRAFTED: SENT},
    "reply": {SENT: ANSWERED, ANSWERED: ANSWERED},
    "close": {SENT: SETTLED, ANSWERED: SETTLED},
    "drop": {DRAFTED: SETTLED},
}
COMMANDS = {
    "sent": "stockmail log sent {order}",
    "reply": "stockmail log reply {order} wait|alternative|cancel|angry",
    "close": "stockmail log close {order} --outcome kept|alternative|cancelled",
    "drop": "stockmail log close {order} --outcome dropped",
}
WORDS = {
    DRAFTED: N_("drafted"),
    SENT: N_("sent"),
    ANSWERED: N_("answered"),
    SETTLED: N_("settled"),
    "wait": N_("waits"),
    "alternative": N_("the other product"),
    "cancel": N_("cancels"),
    "angry": N_("angry"),
    "kept": N_("kept"),
    "cancelled": N_("cancelled"),
    "dropped": N_("dropped"),
}


def allowed(state: str) -> tuple[str, ...]:
    """What can be done to a case in *state*."""
    return tuple(move for move, table in MOVES.items() if state in table)


def moved(state: str, move: str) -> str | None:
    """The state after *move*; None where it cannot be made."""
    return MOVES[move].get(state)


def refusal(order: str, state: str, scenario: str) -> Problem:
    """What to say when a move cannot be made: what can."""
    import shlex

    ways = [COMMANDS[move].format(order=shlex.quote(order)) for move in allowed(state)]
    values = {"scenario": scenario, "state": Note(WORDS[state]), "ways": "; ".join(ways)}
    if not ways:
        return Problem("{scenario} is {state}: nothing more can be done with it", values, order)
    return Problem("{scenario} is {state}; now possible: {ways}", values, order)
