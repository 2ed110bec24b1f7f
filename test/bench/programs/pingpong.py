"""Microseconds per round trip between two tasks, by futures."""
import asyncio
import time

N = 100_000


async def main():
    new = asyncio.get_running_loop().create_future
    ping, pong = new(), new()

    async def answer():
        nonlocal ping
        while True:
            await ping
            ping = new()
            pong.set_result(None)

    task = asyncio.create_task(answer())
    await asyncio.sleep(0)
    started = time.perf_counter()
    for _ in range(N):
        ping.set_result(None)
        await pong
        pong = new()
    print((time.perf_counter() - started) / N * 1e6)
    task.cancel()


asyncio.run(main())
