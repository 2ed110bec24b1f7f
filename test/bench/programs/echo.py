"""Microseconds of processor time per echoed line, all threads counted, for so many clients in another process."""
import asyncio
import os
import subprocess
import sys
import time

CLIENTS = int(sys.argv[1]) if len(sys.argv) > 1 else 100
LINES = 50_000 // CLIENTS

CLIENT = """
import asyncio, sys
async def talk(port, calling):
    async with calling:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(%d):
        writer.write(b"hello\\n")
        await reader.readline()
    writer.close()
async def main():
    calling = asyncio.Semaphore(50)
    await asyncio.gather(*[talk(int(sys.argv[1]), calling) for _ in range(%d)])
asyncio.run(main())
""" % (LINES, CLIENTS)


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(echo, "127.0.0.1", 0, backlog=CLIENTS)
    port = server.sockets[0].getsockname()[1]
    plain = {k: v for k, v in os.environ.items() if k not in ("LOOPSCOPE_INSPECTOR", "PYTHONASYNCIODEBUG")}
    started = time.process_time()
    client = subprocess.Popen([sys.executable, "-c", CLIENT, str(port)], env=plain)
    await asyncio.get_running_loop().run_in_executor(None, client.wait)
    print((time.process_time() - started) / (CLIENTS * LINES) * 1e6)


asyncio.run(main())
