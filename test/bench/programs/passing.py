"""Microseconds per await of a queue: two tasks hand an item to and fro."""
import asyncio
import time

N = 250_000


async def main():
    ping = asyncio.Queue(1)
    pong = asyncio.Queue(1)

    async def answer():
        while True:
            await pong.put(await ping.get())

    task = asyncio.create_task(answer())
    started = time.perf_counter()
    for i in range(N):
        await ping.put(i)
        await pong.get()
    # Each turn of it awaits twice, here and there.
    print((time.perf_counter() - started) / (4 * N) * 1e6)
    task.cancel()


asyncio.run(main())
