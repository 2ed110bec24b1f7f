"""Many tasks take two locks, always in the same order."""
import asyncio


async def transfer(locks, counts):
    async with locks[0]:
        await asyncio.sleep(0.001)
        async with locks[1]:
            counts.append(1)


async def main():
    locks, counts = [asyncio.Lock(), asyncio.Lock()], []
    await asyncio.gather(*(transfer(locks, counts) for _ in range(100)))
    print(len(counts))


asyncio.run(main())
