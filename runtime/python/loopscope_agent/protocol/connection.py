"""The connection to the inspector.

It is made when there is something to say, so a program that imports asyncio and runs no loop
stays unseen. Sending never waits: what the inspector doesn't take stays in a buffer, and past the
buffer's bound records are dropped and counted. Without an inspector, or once it is gone,
everything here does nothing.
"""

import os
import sys
import threading
from time import monotonic, sleep

from ..watching import faults
from . import channel, frames, program, records, stacks, strings
from .address import parse
from .dropped import Dropped

VERSION = 1
# Bytes that may wait for a slow inspector; the rest of 16 MiB is for the texts and stacks that
# records name.
FOR_RECORDS = 12 << 20
# A hook that finds this many records waiting sends them itself: a thread would starve behind a
# busy loop.
MANY = 4096
# What one record is counted as, for the buffer's bound.
RECORD_BYTES = 80
ENTRIES_PER_FRAME = 2000
FAREWELL_SECONDS = 1
CLOSING_SECONDS = 0.1
PIECE = 1 << 18

NEW, DIALLING, OPEN, CLOSED = range(4)

# Called with each message from the inspector, and when the connection ends.
on_message = []
on_close = []
# Called before what waits is sent, to add to it what is told late, and when it is dropped.
on_sending = []
on_dropping = []
# What was only counted, as records: called when there is room for them.
sums = []

_state = NEW
_channel = None
_reader = None
_buffer = bytearray()
_lock = threading.Lock()
_dialling = threading.RLock()
_dropped = Dropped()


def open_once():
    """Dials and says hello, the first time; True if there is a connection. Another thread waits
    until that is known: what it has to say must not be lost.
    """
    if _state in (NEW, DIALLING):
        with _dialling:
            if _state == NEW:  # else this thread is at it already, or another has just been
                _dial()
    return _state == OPEN


def _dial():
    global _state, _channel, _reader
    _state = DIALLING
    try:
        address = parse(os.environ.get('LOOPSCOPE_INSPECTOR', ''))
        _channel = channel.dial(address)
    except (OSError, ValueError):  # the terminal outlived the inspector: no reason to nag
        close()
        return
    _reader = frames.Reader()
    _buffer.extend(frames.control(program.hello(address.token, VERSION)))
    _state = OPEN
    flush()  # the sooner the settings come


def is_open():
    return _state == OPEN


def is_possible():
    """True while there is a connection, or may be once there is something to say."""
    return _state != CLOSED


def flush(patience=0.0):
    """Sends what waits, as far as the inspector takes it now. Leaves it to whoever is at it
    already, unless they are done within so many seconds.
    """
    if _lock.acquire(False) or (patience and _lock.acquire(timeout=patience)):
        try:
            _encode()
            _send()
        except OSError:
            close()
        finally:
            _lock.release()
        if _state == CLOSED:  # another thread may have closed it meanwhile
            _forget()


def send(message):
    """Queues a control message."""
    with _lock:
        _buffer.extend(frames.control(message))


def receive():
    """Hands on what the inspector has said."""
    while _state == OPEN:
        try:
            data = _channel.receive()
        except OSError:
            data = b''
        if data is None:
            return
        if data == b'':
            close()
            return
        for message in _reader.push(data):
            _answer(message)


def close():
    """Ends the connection for good; the hooks do nothing from now on."""
    global _state
    _state = CLOSED
    if _channel is not None:
        _channel.close()
    for callback in on_close:
        callback()
    _forget()


def _forget():
    """Drops what waits: nobody will ask for it."""
    _drop()
    strings.table.take()
    stacks.table.take()
    _buffer.clear()


def _drop():
    records.take()
    for callback in on_dropping:
        callback()


def farewell(patience=FAREWELL_SECONDS):
    """Sends the rest and `bye`, and waits for the inspector to hang up; so many seconds at most."""
    deadline = monotonic() + patience
    if _state != OPEN or not _lock.acquire(timeout=patience):
        return
    try:
        _encode()
        _send_all(deadline)
        _encode()  # how much was dropped, if there was no room to say it before
        _buffer.extend(frames.control({'type': 'bye'}))
        _send_all(deadline)
        _channel.end()
    except OSError:
        close()
    finally:
        _lock.release()
    receive()
    while _state == OPEN and _until(deadline):
        receive()
    if _state == OPEN:
        close()


def begin_again():
    """After a fork, in the child: the connection is the parent's, its own comes with its first
    record.
    """
    global _state, _channel, _lock, _dialling, _dropped
    _lock = threading.Lock()
    _dialling = threading.RLock()
    if _channel is not None:
        _channel.close()
    _channel = None
    if _state != CLOSED:
        _state = NEW
    _dropped = Dropped()
    _drop()
    strings.table.forget()
    stacks.forget()
    _buffer.clear()


def _until(deadline):
    if monotonic() > deadline:
        return False
    sleep(0.001)
    return True


def _encode():
    """Turns what waits into frames. Records are taken first: the texts and stacks they name are
    there by then.
    """
    for callback in on_sending:
        callback()
    packed = records.take()
    if _state != OPEN:
        return
    if len(_buffer) + RECORD_BYTES * len(packed) > FOR_RECORDS:
        _dropped.add(packed)
        return
    for summed in sums:
        packed += summed()
    _define('strings', strings.table.take())
    _define('stacks', stacks.table.take())
    if _dropped.is_news:
        packed.insert(0, _dropped.record())  # before anybody thinks that all was told
    if packed:
        _buffer.extend(frames.records(packed))


def _define(what, entries):
    for at in range(0, len(entries), ENTRIES_PER_FRAME):
        message = {'type': what, 'entries': entries[at : at + ENTRIES_PER_FRAME]}
        _buffer.extend(frames.control(message))


def _send():
    while _buffer and _state == OPEN:
        taken = _channel.send(_buffer[:PIECE])
        if taken == 0:
            return
        del _buffer[:taken]


def _send_all(deadline):
    _send()
    while _buffer and _until(deadline):
        _send()


def _answer(message):
    if message.get('type') == 'refused':
        sys.stderr.write('loopscope: not shown: %s\n' % message.get('reason', ''))
        close()
        return
    for callback in on_message:
        try:
            callback(message)
        except Exception:
            faults.swallow()
