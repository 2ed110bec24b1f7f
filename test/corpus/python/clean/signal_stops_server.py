"""A signal handler sets an event; the server stops in good order."""
import asyncio
import os
import signal


async def handle(reader, writer):
    writer.close()


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    loop.call_later(0.1, os.kill, os.getpid(), signal.SIGTERM)
    await stop.wait()
    server.close()
    await server.wait_closed()
    loop.remove_signal_handler(signal.SIGTERM)
    print("stopped")


asyncio.run(main())
