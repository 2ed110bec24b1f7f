"""asyncio.sleep without await: the retry loop does not wait between its tries."""
import asyncio


async def connect(tries):
    for _ in range(tries):
        asyncio.sleep(1)  # never-awaited: sleep
    return "gave up"


async def main():
    print(await connect(3))


asyncio.run(main())
