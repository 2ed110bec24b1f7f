"""A stream of bytes to the inspector that never makes the program wait."""

import os
import socket
import sys

# As they are at first: a program's tests may put their own in front of them.
from os import fstat
from os.path import samestat

SEND_BUFFER = 4 << 20
DIAL_SECONDS = 1


class SocketChannel:
    """A unix or TCP socket."""

    def __init__(self, address):
        if address.kind == 'unix':
            self.socket = socket.socket(socket.AF_UNIX)
            target = address.place
        else:
            self.socket = socket.socket()
            host, _, port = address.place.rpartition(':')
            target = (host, int(port))
        try:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
            self.socket.settimeout(DIAL_SECONDS)
            self.socket.connect(target)
            self.socket.setblocking(False)
            self.identity = fstat(self.socket.fileno())
        except BaseException:
            self.socket.close()
            raise

    def send(self, data):
        """How many bytes were taken; 0 when there is no room now. Raises OSError when the other
        side is gone.
        """
        self.check()
        try:
            return self.socket.send(data)
        except (BlockingIOError, InterruptedError):
            return 0

    def receive(self):
        """What has come, b'' at the end, None when there is nothing now."""
        self.check()
        try:
            return self.socket.recv(65536)
        except (BlockingIOError, InterruptedError):
            return None

    def end(self):
        """Says that nothing more will be sent."""
        self.socket.shutdown(socket.SHUT_WR)

    def close(self):
        try:
            self.check()
        except OSError:
            self.socket.detach()
        else:
            self.socket.close()

    def check(self):
        """Raises OSError when the program has closed the socket under us: its number may be
        another file's by now.
        """
        if not samestat(fstat(self.socket.fileno()), self.identity):
            raise OSError('the socket was closed')


class PipeChannel:
    """A Windows named pipe, in the mode in which a write takes what there is room for."""

    NOWAIT = 1

    def __init__(self, address):
        import _winapi
        import msvcrt

        self.winapi = _winapi
        self.descriptor = os.open(address.place, os.O_RDWR | os.O_BINARY)
        self.handle = msvcrt.get_osfhandle(self.descriptor)
        _winapi.SetNamedPipeHandleState(self.handle, self.NOWAIT, None, None)

    def send(self, data):
        return self.winapi.WriteFile(self.handle, bytes(data))[0]

    def receive(self):
        available = self.winapi.PeekNamedPipe(self.handle, 0)[0]
        return self.winapi.ReadFile(self.handle, available)[0] if available else None

    def end(self):
        """A pipe has no half close; closing it comes after what was written."""

    def close(self):
        os.close(self.descriptor)


def dial(address):
    """Connects. Raises OSError when nobody listens there."""
    if address.kind == 'pipe':
        if sys.platform != 'win32':
            raise OSError('named pipes are for Windows')
        return PipeChannel(address)
    return SocketChannel(address)
