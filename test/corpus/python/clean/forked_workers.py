"""Processes of multiprocessing, each with a loop of its own."""
import asyncio
import multiprocessing


async def job(number):
    await asyncio.sleep(0.01)
    return number * number


def work(number):
    return asyncio.run(job(number))


if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        print(pool.map(work, range(4)))
