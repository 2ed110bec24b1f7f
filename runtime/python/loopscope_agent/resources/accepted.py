"""The connections that servers have accepted: the loop itself makes them, and the tasks that serve
their streams, for whoever made the server.
"""

from asyncio import streams

from ..tasks import creations
from . import made

_CONNECTION_MADE = streams.StreamReaderProtocol.connection_made.__code__


def watch():
    creations.for_whom.append(_served)


def made_at(transport):
    """Where a server was made that has accepted a connection; of any other, where it was made
    itself. 0 if that was not seen.
    """
    return made.at(_server(transport)) or made.at(transport)


def _served(frame):
    """For the call that makes a task: where the server was made whose streams it serves, or 0."""
    if frame.f_code is not _CONNECTION_MADE:
        return 0
    return made.at(_server(frame.f_locals.get('transport')))


def _server(transport):
    below = getattr(getattr(transport, '_ssl_protocol', None), '_transport', None)
    return getattr(below or transport, '_server', None)
