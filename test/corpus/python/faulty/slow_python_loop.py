"""Statistics over all samples in plain Python; the heartbeat is late."""
import asyncio
import time


def mean(samples):
    until = time.process_time() + 0.4
    total = 0
    while time.process_time() < until:
        total = sum(sample * sample for sample in samples)  # slow-callback
    return total / len(samples)


async def heartbeat(beats):
    while True:
        beats.append(1)
        await asyncio.sleep(0.02)


async def main():
    beats = []
    beating = asyncio.ensure_future(heartbeat(beats))
    await asyncio.sleep(0.05)
    print(mean(list(range(5000))) > 0)
    beating.cancel()
    await asyncio.wait([beating])


asyncio.run(main())
