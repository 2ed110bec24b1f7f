"""A bridge posts one small callback per event, and hundreds at once when it reconnects."""
import asyncio
import time

seen = []


def on_event(number):
    until = time.perf_counter() + 0.001
    while time.perf_counter() < until:  # starved-tick
        pass
    seen.append(number)


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.05)
    for number in range(800):
        loop.call_soon(on_event, number)
    await asyncio.sleep(0.01)
    print(len(seen))


asyncio.run(main())
