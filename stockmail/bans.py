"""What the rules of checks/channel share: how a forbidden thing is told, with its rule and source."""

from collections.abc import Iterator

from stockmail.checks import Finding
from stockmail.errors import N_
from stockmail.reading import Reading

SURE = N_("{channel} does not allow this: {why} ({ban}; source: {source})")
UNSURE = N_("{channel} probably does not allow this: {why} ({ban}; source, not verified: {source})")


def banned(reading: Reading, thing: str, pattern: str, instead: str, *hints: str) -> Iterator[Finding]:
    """A finding, in the channel's own words, for every line with a match of *pattern*."""
    channel = reading.channel
    if channel is None or thing not in channel.forbids:
        return
    ban = channel.forbids[thing]
    values = {"channel": channel.name, "why": ban.why, "ban": ban.name, "source": ban.source}
    told = -1
    for at, _words in reading.seek(pattern, *hints):
        if reading.text.find("\n", told, at) < 0 <= told:
            continue  # one finding a line says it all
        told = at
        yield Finding(at, SURE if ban.verified else UNSURE, instead, values)
