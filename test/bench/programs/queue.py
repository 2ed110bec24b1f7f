"""Microseconds per hand-over: one task hands futures to another and back."""
import asyncio
import time

N = 100_000


async def main():
    ping, pong = asyncio.Queue(), asyncio.Queue()

    async def answer():
        while True:
            await pong.put(await ping.get())

    task = asyncio.create_task(answer())
    started = time.perf_counter()
    for i in range(N):
        await ping.put(i)
        await pong.get()
    print((time.perf_counter() - started) / N * 1e6)
    task.cancel()


asyncio.run(main())
