import asyncio
async def work(barrier, name):
    try:
        print(name, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(name, error)
async def main():
    barrier = asyncio.Barrier(2)
    first = asyncio.create_task(work(barrier, 'first'))
    await asyncio.sleep(0)
    await barrier.reset()
    # Those that come now wait until the others are gone.
    tasks = [asyncio.create_task(work(barrier, name)) for name in 'ab']
    await asyncio.gather(first, *tasks)
    print(int(barrier.broken), barrier.n_waiting)
    await barrier.reset()
    print(int(barrier.broken), barrier.n_waiting)
asyncio.run(main())
