"""The signals that the program handles itself, and which of them is behind a call."""

import _signal
import signal

from ..protocol import stacks

# What programs handle to come to an end; each is asked for at each such call.
_ENDING = [
    getattr(signal, name)
    for name in (
        'SIGINT',
        'SIGTERM',
        'SIGHUP',
        'SIGQUIT',
        'SIGUSR1',
        'SIGUSR2',
        'SIGALRM',
        'SIGBREAK',
    )
    if hasattr(signal, name)
]


def behind(frame):
    """The name of the signal whose handler has led to a frame; '' if none has."""
    handlers = _handlers()
    while handlers and frame is not None and id(frame.f_code) not in stacks.runners:
        number = handlers.get(id(frame.f_code))
        if number is not None and _has_interrupted(frame):
            return _name(number)
        frame = frame.f_back
    return ''


def of_handle(handle, loop):
    """The name of the signal for which a loop runs a handle; '' for any other handle."""
    handled = getattr(loop, '_signal_handlers', None) or {}
    return next((_name(number) for number, one in list(handled.items()) if one is handle), '')


def _handlers():
    """The signals that functions of the program handle, by the ids of their code."""
    found = {}
    for number in _ENDING:
        code = getattr(_signal.getsignal(number), '__code__', None)
        if code is not None:
            found[id(code)] = number
    return found


def _has_interrupted(frame):
    """Whether Python has called a handler: it is given the frame that it comes into."""
    return any(value is frame.f_back for value in frame.f_locals.values())


def _name(number):
    try:
        return signal.Signals(number).name
    except ValueError:  # most of those for real time have none
        return str(number)
