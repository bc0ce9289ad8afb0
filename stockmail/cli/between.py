"""Between runs: the answers of slow libraries, read when the first is asked for and kept when one is new."""

from pathlib import Path
from typing import Any

from stockmail.world import real

# Whoever answers, and whoever asks: when one of them changes, all is asked again.
CONCERNED = ("babel", "jpholiday", "stockmail.calendar", "stockmail.order_fields", "stockmail.voice")


class Between:
    """The user's cache folder as a shelf for answers."""

    def load(self) -> dict[str, Any]:
        """Those kept so far; none where nothing is kept, or not what belongs there."""
        from stockmail import kept

        place, stamp = _place()
        if place is None or stamp is None:
            return {}
        try:
            found = kept.fetch(place, stamp)
        except kept.Unkept:
            return {}
        return found if isinstance(found, dict) else {}

    def save(self, answers: dict[str, Any]) -> None:
        """Keep these."""
        from stockmail import kept

        place, stamp = _place()
        if place is not None and stamp is not None:
            kept.keep(place, stamp, answers)


def _place() -> tuple[Path | None, str | None]:
    from stockmail import kept  # which loads JSON: not for help

    return kept.folder(real().cache), kept.stamp(*CONCERNED)
