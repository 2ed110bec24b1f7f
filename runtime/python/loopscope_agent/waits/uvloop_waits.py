"""The waits of uvloop's own coroutines. They are compiled: what they wait for is told by their
names.
"""

from ..protocol import kinds
from . import waits

_KINDS = {
    'Loop.create_connection': kinds.WAIT_CONNECT,
    'Loop.create_unix_connection': kinds.WAIT_CONNECT,
    'Loop.sock_accept': kinds.WAIT_ACCEPT,
    'Loop.sock_connect': kinds.WAIT_CONNECT,
    'Loop.sock_recv': kinds.WAIT_SOCKET_READ,
    'Loop.sock_recv_into': kinds.WAIT_SOCKET_READ,
    'Loop.sock_recvfrom': kinds.WAIT_SOCKET_READ,
    'Loop.sock_recvfrom_into': kinds.WAIT_SOCKET_READ,
    'Loop.sock_sendall': kinds.WAIT_SOCKET_WRITE,
    'Loop.sock_sendto': kinds.WAIT_SOCKET_WRITE,
    'Server.serve_forever': kinds.WAIT_ACCEPT,
}


def watch():
    """Has these waits read."""
    waits.compiled.update(_KINDS)
