# since 3.12
"""Eager tasks: most are done before create_task returns."""
import asyncio

cache = {"a": 1}


async def get(key):
    if key not in cache:
        await asyncio.sleep(0.001)
        cache[key] = len(key)
    return cache[key]


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(get(key)) for key in ("a", "bb", "a", "ccc") * 50]
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())
