"""Streams, sockets and subprocesses: the waits on them, and what to call them in words."""

import os
import socket
from asyncio import base_events, streams, subprocess

from ..coroutines import suspended
from ..protocol import kinds
from . import waits
from .waits import Wait


def address(value):
    """`host:port`, or the path of a unix socket; '' for anything else."""
    if type(value) is tuple and len(value) >= 2 and type(value[0]) is str and type(value[1]) is int:
        return '%s:%d' % value[:2]
    return value if type(value) is str else ''


def peer(transport):
    """With whom a transport talks: an address, or the program it is a pipe to; '' if that isn't
    known.
    """
    known = address(_told(transport, 'peername'))
    return known or program(_process(transport))


def program(process):
    """What a subprocess runs, without its arguments."""
    arguments = getattr(process, 'args', None)
    if type(arguments) is str:
        arguments = arguments.split(None, 1)
    first = arguments[0] if type(arguments) in (list, tuple) and arguments else ''
    return os.path.basename(os.fsdecode(first)) if isinstance(first, (str, bytes)) else ''


def listening(sockets):
    """The address of the first of a server's sockets."""
    first = next(iter(sockets or ()), None)
    return '' if first is None else _name(first, socket.socket.getsockname)


def _process(transport):
    own = _told(transport, 'subprocess')
    if own is None:  # a pipe of the process
        whole = getattr(getattr(transport, '_protocol', None), 'proc', None)
        own = None if whole is None else _told(whole, 'subprocess')
    return own


def _told(transport, name):
    try:
        return transport.get_extra_info(name)
    except AttributeError:  # it has been closed meanwhile
        return None


def _name(sock, ask):
    try:
        return address(ask(sock))
    except OSError:  # closed, or not connected any more
        return ''


def _stream(kind):
    def read(coroutine, waiter, chain):
        stream = suspended.first(coroutine, (streams.StreamReader, streams.StreamWriter))
        transport = getattr(stream, '_transport', None)
        if transport is None:
            return Wait(kind)
        process = _process(transport)
        if process is not None:
            return Wait(kinds.WAIT_SUBPROCESS, program(process))
        return Wait(kind, peer(transport))

    return read


def _socket(kind, ask):
    def read(coroutine, waiter, chain):
        own = suspended.first(coroutine, socket.socket)
        return Wait(kind, '' if own is None else _name(own, ask))

    return read


def _to_address(kind):
    def read(coroutine, waiter, chain):
        return Wait(kind, address(suspended.first(coroutine, tuple)))

    return read


def _connect(coroutine, waiter, chain):
    values = suspended.values(coroutine)
    host = next((value for value in values if type(value) is str), None)
    port = next((value for value in values if type(value) is int), None)
    return Wait(kinds.WAIT_CONNECT, address((host, port)) or address(host))


def _subprocess(coroutine, waiter, chain):
    process = suspended.first(coroutine, subprocess.Process)
    return Wait(kinds.WAIT_SUBPROCESS, program(_process(process._transport)))


def _serve(coroutine, waiter, chain):
    server = suspended.first(coroutine, base_events.Server)
    return Wait(kinds.WAIT_ACCEPT, listening(server._sockets))


_read = _socket(kinds.WAIT_SOCKET_READ, socket.socket.getpeername)
_write = _socket(kinds.WAIT_SOCKET_WRITE, socket.socket.getpeername)
_accept = _socket(kinds.WAIT_ACCEPT, socket.socket.getsockname)

_READERS = [
    ('streams.StreamReader._wait_for_data', _stream(kinds.WAIT_SOCKET_READ)),
    ('streams.StreamWriter.drain', _stream(kinds.WAIT_SOCKET_WRITE)),
    ('streams.StreamWriter.wait_closed', _stream(kinds.WAIT_SOCKET_WRITE)),
    ('streams.open_connection', _connect),
    ('streams.open_unix_connection', _connect),
    ('base_events.BaseEventLoop.create_connection', _connect),
    ('unix_events._UnixSelectorEventLoop.create_unix_connection', _connect),
    ('subprocess.Process.wait', _subprocess),
    ('subprocess.Process.communicate', _subprocess),
    ('base_events.Server.serve_forever', _serve),
]
for _loop in ('selector_events.BaseSelectorEventLoop.', 'proactor_events.BaseProactorEventLoop.'):
    _READERS += [
        (_loop + 'sock_connect', _to_address(kinds.WAIT_CONNECT)),
        (_loop + 'sock_accept', _accept),
        (_loop + 'sock_recv', _read),
        (_loop + 'sock_recv_into', _read),
        (_loop + 'sock_recvfrom', _read),
        (_loop + 'sock_recvfrom_into', _read),
        (_loop + 'sock_sendall', _write),
        (_loop + 'sock_sendto', _to_address(kinds.WAIT_SOCKET_WRITE)),
    ]


def watch():
    """Has these waits read."""
    waits.register(_READERS)
