"""Python code that computes for long in a thread while the loop goes on."""
import asyncio


def count(limit):
    total = 0
    for number in range(limit):
        total += number
    return total


async def main():
    loop = asyncio.get_running_loop()
    working = loop.run_in_executor(None, count, 4000000)
    turns = 0
    while not working.done():
        await asyncio.sleep(0.01)
        turns += 1
    print(await working, turns > 0)


asyncio.run(main())
