"""Microseconds of processor time per echoed line, all threads counted, for so many clients in another process.

The clients take less than the server: it has always something to do. They never sleep: to wake them would be at its cost.
"""
import asyncio
import os
import subprocess
import sys
import time

from windows import show

CLIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 100

CLIENT = """
import selectors, socket, sys
port, clients = map(int, sys.argv[1:])
ready = selectors.DefaultSelector()
for _ in range(clients):
    client = socket.create_connection(("127.0.0.1", port))
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    client.send(b"hello\\n")
    client.recv(64)
    ready.register(client, selectors.EVENT_READ)
print(flush=True)
for key in list(ready.get_map().values()):
    key.fileobj.send(b"hello\\n")
while True:
    for key, _ in ready.select(0):
        key.fileobj.recv(64)
        key.fileobj.send(b"hello\\n")
"""

# asyncio receives into buffers of 256 kB. The system's allocator asks the kernel for each, at twice the cost of a line,
# until something as large was freed once; whether that happens must not be left to chance.
bytes(1 << 20)
lines = 0


async def echo(reader, writer):
    global lines
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
        lines += 1


async def line_for(seconds):
    started, before = time.process_time(), lines
    await asyncio.sleep(seconds)
    return (time.process_time() - started) / (lines - before) * 1e6


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=CLIENTS)
    port = server.sockets[0].getsockname()[1]
    plain = {k: v for k, v in os.environ.items() if k not in ("LOOPSCOPE_INSPECTOR", "PYTHONASYNCIODEBUG")}
    command = [sys.executable, "-c", CLIENT, str(port), str(CLIENTS)]
    client = subprocess.Popen(command, env=plain, stdout=subprocess.PIPE)
    await asyncio.get_running_loop().run_in_executor(None, client.stdout.readline)  # all are connected
    await show(line_for)
    client.kill()
    os._exit(0)


asyncio.run(main())
