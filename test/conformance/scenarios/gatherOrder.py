import asyncio
async def work(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    return name
async def main():
    print(*await asyncio.gather(work('a', 3), work('b', 1), work('c', 2)))
    print(len(await asyncio.gather()))
    same = work('same', 1)
    print(*await asyncio.gather(same, same))
asyncio.run(main())
