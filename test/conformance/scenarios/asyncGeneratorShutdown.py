import asyncio
async def ticks(name):
    try:
        for n in range(10):
            await asyncio.sleep(0)
            yield n
        print(name, 'finished')
    finally:
        print(name, 'closes in a task', int(asyncio.current_task() is not None))
        await asyncio.sleep(0.001)
        print(name, 'closed')
kept = []
async def main():
    kept.append(ticks('begun'))
    print(await anext(kept[0]), await anext(kept[0]))
    kept.append(ticks('not begun'))
    kept.append(ticks('finished'))
    async for n in kept[2]:
        pass
    print('main ends')
asyncio.run(main())
print('over')
