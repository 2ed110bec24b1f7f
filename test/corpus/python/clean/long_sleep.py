# settings: stuckTaskMs=500
"""A scheduler sleeps until its next job is due."""
import asyncio


async def every(seconds, runs):
    while True:
        await asyncio.sleep(seconds)
        runs.append(1)


async def main():
    runs = []
    jobs = [asyncio.ensure_future(every(seconds, runs)) for seconds in (0.7, 60, 3600)]
    await asyncio.sleep(1.2)
    print(len(runs))
    for job in jobs:
        job.cancel()
    await asyncio.wait(jobs)


asyncio.run(main())
