"""What was left open: told where asyncio itself raises a ResourceWarning, which Python doesn't
show by default, and where a loop closes over it.
"""

import sys
import warnings
from asyncio import base_events, base_subprocess, events, selector_events, streams, transports
from selectors import BaseSelector
from types import FunctionType, SimpleNamespace

from ..protocol import connection, kinds, records, strings
from ..resources import accepted, made
from ..tasks import loops
from ..waits import transports as words
from ..watching import faults, patches

_CLASSES = (
    ('base_events', 'BaseEventLoop'),
    ('base_subprocess', 'BaseSubprocessTransport'),
    ('proactor_events', '_ProactorBasePipeTransport'),
    ('selector_events', '_SelectorTransport'),
    ('sslproto', '_SSLProtocolTransport'),
    ('streams', 'StreamWriter'),
    ('unix_events', '_UnixReadPipeTransport'),
    ('unix_events', '_UnixWritePipeTransport'),
)
_MADE = (
    base_events.BaseEventLoop,
    base_events.Server,
    base_subprocess.BaseSubprocessTransport,
    selector_events._SelectorTransport,
)
# At the end of one loop.
MOST_AT_ONCE = 100

# The ids of what was told as its loop closed, and will warn when it is collected.
_told = set()


def watch():
    """Notes where such things are made, and sees asyncio's warnings of those collected open."""
    for made_class in _MADE:
        made.watch(made_class)
    for module, name in _CLASSES:
        owner = getattr(sys.modules.get('asyncio.' + module), name, None)
        if hasattr(owner, '__del__'):
            # Before 3.13, a StreamWriter closes itself without a warning, or has no finalizer.
            does_warn = owner.__del__.__defaults__
            patches.replace(owner, '__del__', _telling if does_warn else _noticing)


def watch_loops(loop_class):
    """Sees what a loop of a class leaves open as it closes."""

    def closing(original):
        def close(self):
            try:
                if connection.is_open() and id(self) in loops.known and not self.is_closed():
                    _sweep(self)
            except Exception:
                faults.swallow()
            original(self)

        return close

    patches.replace(loop_class, 'close', closing)


def at_exit():
    """Tells of the loops that the program has not closed."""
    for state in list(loops.known.values()):
        loop = state.ref()
        if loop is not None and not loop.is_running() and not loop.is_closed():
            _tell(loop)


def _telling(original):
    """The same finalizer with another `warn`: it takes it as a default argument."""
    (default,) = original.__defaults__
    if default is warnings:
        replaced = SimpleNamespace(warn=_warner(default.warn))
    else:
        replaced = _warner(default)
    return FunctionType(
        original.__code__,
        original.__globals__,
        original.__name__,
        (replaced,),
        original.__closure__,
    )


def _noticing(original):
    def __del__(self):
        try:
            if not self._transport.is_closing():
                _collected(self)
        except Exception:
            faults.swallow()
        original(self)

    return __del__


def _warner(original):
    def warn(message, category=None, stacklevel=1, source=None):
        try:
            _collected(sys._getframe(1).f_locals.get('self'))
        except Exception:
            faults.swallow()
        original(message, category, stacklevel + 1, source)

    return warn


def _collected(thing):
    if id(thing) in _told:
        _told.discard(id(thing))
    elif connection.is_open() and not _is_part(thing):
        _tell(thing)


def _sweep(loop):
    found = {id(one): one for one in list(getattr(loop, '_transports', {}).values())}
    selector = getattr(loop, '_selector', None)
    keys = selector.get_map() if issubclass(type(selector), BaseSelector) else {}
    for key in list(keys.values()):
        for handle in key.data:
            if handle is not None and not handle._cancelled:
                owner = _owner(loop, handle)
                found[id(owner)] = owner
    open_ones = [one for one in found.values() if one is not None and not _is_closing(one)]
    for one in open_ones[:MOST_AT_ONCE]:
        if isinstance(one, transports.BaseTransport):
            _told.add(id(one))
        _tell(one)


def _owner(loop, handle):
    """The server or transport for which a loop watches a file; None for anything else."""
    owner = getattr(handle._callback, '__self__', None)
    if isinstance(owner, transports.BaseTransport):
        return _whole(owner)
    if owner is loop and handle._callback.__name__ == '_accept_connection':
        return next((one for one in handle._args if isinstance(one, base_events.Server)), None)
    return None


def _is_part(thing):
    transport = _transport(thing)
    return _whole(transport) is not transport


def _transport(thing):
    """A stream's; any other thing is its own."""
    return getattr(thing, '_transport', thing)


def _whole(transport):
    """For a pipe of a subprocess, the subprocess: it closes them all."""
    return getattr(getattr(transport, '_protocol', None), 'proc', None) or transport


def _is_closing(thing):
    return isinstance(thing, transports.BaseTransport) and thing.is_closing()


def _tell(thing):
    transport = _transport(thing)
    what = strings.number(_described(thing, transport))
    records.add(kinds.UNCLOSED, what, accepted.made_at(transport))


def _described(thing, transport):
    if isinstance(thing, events.AbstractEventLoop):
        return 'event loop'
    if isinstance(thing, base_events.Server):
        return _named('server', words.listening(thing._sockets))
    if isinstance(thing, base_subprocess.BaseSubprocessTransport):
        return _named('subprocess', words.peer(thing))
    if isinstance(thing, streams.StreamWriter):
        return _named('stream', words.peer(transport))
    is_pipe = transport.get_extra_info('pipe') is not None
    return _named('pipe' if is_pipe else 'transport', words.peer(transport))


def _named(what, name):
    return '%s %s' % (what, name) if name else what
