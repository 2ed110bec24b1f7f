import asyncio
async def work(barrier, name):
    try:
        async with barrier as position:
            print(name, position, barrier.n_waiting)
            if name == 'b':
                raise KeyError(name)
            await asyncio.sleep(0)
        return f'{name} is done'
    except (KeyError, asyncio.BrokenBarrierError) as error:
        return f'{name} failed: {type(error).__name__}'
async def main():
    barrier = asyncio.Barrier(3)
    for _ in range(2):
        print(*await asyncio.gather(*(work(barrier, name) for name in 'abc')), sep=', ')
    await barrier.abort()
    print(await work(barrier, 'd'))
asyncio.run(main())
