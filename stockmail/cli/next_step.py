"""The next command after an error, for those errors that do not name one themselves."""

from collections.abc import Callable, Mapping

from stockmail import settings
from stockmail.errors import N_, DeliveryError, DoubleError, Note, Problem, StockmailError, TemplateError

Test = Callable[[StockmailError, Problem], bool]
SEE = N_("see: {command}")


def _shop_lacks(_error: StockmailError, problem: Problem) -> bool:
    return problem.path.startswith("shop.") and problem.message == "is missing"


def _shop_is_wrong(_error: StockmailError, problem: Problem) -> bool:
    return problem.path.startswith("shop.") or f"{settings.FILE}:" in problem.where


def _about(*places: str) -> Test:
    """Whether the problem is with one of these options or arguments."""
    return lambda _error, problem: problem.where in places or (not problem.where and problem.flag in places)


def _of_a_file(_error: StockmailError, problem: Problem) -> bool:
    return bool(problem.path) and ":" in problem.where and not problem.where.startswith("-")


# The first that fits counts.
STEPS: Mapping[str, Test] = {
    "stockmail templates check": lambda error, _problem: isinstance(error, TemplateError),
    "stockmail init": _shop_lacks,
    "stockmail doctor": lambda error, problem: (
        isinstance(error, DeliveryError) or _shop_is_wrong(error, problem)
    ),
    "stockmail log show {where}": lambda error, _problem: isinstance(error, DoubleError),
    "stockmail scenarios": _about("--scenario"),
    "stockmail formats": lambda _error, problem: (
        "--from" in {problem.where, problem.flag} or problem.message.startswith("holds no orders")
    ),
    "stockmail check --rules": _about("--explain"),
    "stockmail log": lambda _error, problem: problem.message == "has no case on record",
    "stockmail orders {file}": _of_a_file,
}


def after(error: StockmailError, command: str = "") -> Note | None:
    """What to type now: what the error itself says, else what fits it, else the help of *command*."""
    if error.hint:
        return error.hint
    for step, fits in STEPS.items():
        for problem in error.problems:
            if fits(error, problem):
                file = problem.where.partition(":")[0]
                return Note(SEE, {"command": step.format(where=problem.where, file=file)})
    return Note(SEE, {"command": f"{command} --help"}) if command else None
