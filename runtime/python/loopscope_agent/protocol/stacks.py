"""Stacks that records refer to by number, innermost frame first. Each travels once, before its
first use.

A stack is known again by the ids of its code objects and the offsets in them: lines are looked up
once per stack. (A code object is never hashed, that hashes all of its bytes; it is kept alive, so
that its id stays its.)
"""

import os
from itertools import islice

from ..watching.faults import OWN
from .numbers import Numbers

DEEPEST = 48
# Of what blocks or fails: it may lie that deep in libraries, below the program's own line.
DEEPEST_IN_LIBRARIES = 240
# Later ones have none.
MOST = 16384
_DEPTHS = range(DEEPEST)

# The ids of the code objects at which a walk outward ends: the loop's own machinery begins there.
runners = set()

table = Numbers(most_unsent=2048)
_known = table.known
_codes = {}
_folder = os.getcwd()


def of_calls(frame, last=None):
    """The stack of calls that `frame` is the innermost of, up to the loop's runner or the frame
    `last`.
    """
    key = key_of_calls(frame, last)
    known = _known.get(key)
    return known if known is not None else _define(key, calls(frame, last))


def key_of_calls(frame, last=None):
    """What tells such a stack from all others, as long as their code objects live."""
    key = []
    at = frame
    for _ in _DEPTHS:
        code = id(at.f_code)
        if last is None and code in runners:
            break
        key += code, at.f_lasti
        if at is last:
            break
        at = at.f_back
        if at is None:
            break
    return tuple(key)


def calls(frame, last=None, most=DEEPEST):
    """The same stack as entries `(code, lasti, line)`, for a caller who has to look at them."""
    entries = []
    while frame is not None and len(entries) < most and id(frame.f_code) not in runners:
        entries.append((frame.f_code, frame.f_lasti, frame.f_lineno))
        if frame is last:
            break
        frame = frame.f_back
    return entries


def of_entries(entries):
    """The number of a stack of `(code, lasti, line)`, innermost first."""
    key = tuple([part for code, lasti, _ in entries for part in (id(code), lasti)])
    known = _known.get(key)
    return known if known is not None else _define(key, entries)


def of_suspended(frames):
    """The number of a stack of suspended frames, outermost first."""
    key = tuple([part for frame in reversed(frames) for part in (id(frame.f_code), frame.f_lasti)])
    known = _known.get(key)
    if known is not None:
        return known
    return _define(key, [(f.f_code, f.f_lasti, f.f_lineno) for f in reversed(frames)])


def of_traceback(traceback):
    """Where an exception was raised."""
    entries = []
    while traceback is not None:
        entries.append((traceback.tb_frame.f_code, traceback.tb_lasti, traceback.tb_lineno))
        traceback = traceback.tb_next
    entries = [entry for entry in entries if not is_own(entry[0])]
    return of_entries(entries[: -DEEPEST_IN_LIBRARIES - 1 : -1])


def of_origin(origin, before=None):
    """Where a coroutine was made: its `cr_origin`, `(file, line, function)` innermost first. The
    frame `before`, if there is one, comes first.
    """
    key = origin
    if before is not None:
        key = origin, before.f_code.co_filename, before.f_lineno, before.f_lasti
    if not key:
        return 0
    known = _known.get(key)
    if known is not None:
        return known
    made = [(_absolute(file), line, 0, name) for file, line, name in (origin or ())[:DEEPEST]]
    if before is not None:
        made.insert(0, _described(before.f_code, before.f_lasti, before.f_lineno))
    return _send(key, made)


def is_own(code):
    """Whether code is the agent's."""
    return code.co_filename.startswith(OWN)


def forget():
    """Starts over, for a new connection."""
    table.forget()
    _codes.clear()


def _define(key, entries):
    shown = [entry for entry in entries if not is_own(entry[0])]
    if not shown:
        return 0
    for code, _, _ in entries:
        _codes[id(code)] = code
    return _send(key, [_described(*entry) for entry in shown])


def _send(key, frames):
    return 0 if len(_known) >= MOST or table.is_full() else table.add(key, frames)


def _described(code, lasti, line):
    name = getattr(code, 'co_qualname', code.co_name)
    return (_absolute(code.co_filename), line or code.co_firstlineno, _column(code, lasti), name)


def _column(code, lasti):
    positions = getattr(code, 'co_positions', None)  # 3.11
    if positions is None:
        return 0
    _, _, column, _ = next(islice(positions(), max(lasti, 0) // 2, None), (None,) * 4)
    return 0 if column is None else column + 1


def _absolute(file):
    if file.startswith('<') or os.path.isabs(file):
        return file
    # A script's own path is relative before 3.9, and the program may change its folder later. What
    # a program compiles itself may be named like no file.
    path = os.path.join(_folder, file)
    return path if os.path.isfile(path) else '<%s>' % file
