"""What must be done today, most urgent first."""

from collections.abc import Iterable

from stockmail.log.duties import of_order
from stockmail.log.tasks import Due, Look, Step
from stockmail.log.threads import Thread

# The most urgent first.
KINDS = ("refund", "angry", "cancelled", "announced", "restock", "followup", "phone", "noreply",
         "progress", "unsent")  # fmt: skip


def due(threads: Iterable[Thread], look: Look) -> list[Due]:
    """Everything that is due now."""
    found = [_unless_drafted(item, thread) for thread in threads if thread.open
             for item in of_order(thread, look) if item.since <= look.today]  # fmt: skip
    return sorted(found, key=lambda item: (KINDS.index(item.kind), item.since, item.case.id))


def _unless_drafted(item: Due, thread: Thread) -> Due:
    """Where the draft that it asks for lies there already: mark it as sent."""
    waiting = {case.entry.scenario for case in thread.pending if case.id > item.case.id}
    if waiting & {step.scenario for step in item.steps}:
        return item._replace(steps=(Step(log=("sent",)),))
    return item
