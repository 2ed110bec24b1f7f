"""At the end all workers are cancelled, one that has failed too, and what each ended with is looked at."""
import asyncio


async def worker(number):
    if number == 1:
        raise ValueError(number)
    await asyncio.sleep(60)


async def main():
    workers = [asyncio.ensure_future(worker(number)) for number in range(3)]
    await asyncio.sleep(0.1)
    for one in workers:
        one.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print([type(end).__name__ for end in ends])


asyncio.run(main())
