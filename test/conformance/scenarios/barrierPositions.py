import asyncio
async def work(barrier, name):
    print(name, await barrier.wait(), barrier.n_waiting)
async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, int(barrier.broken))
    tasks = [asyncio.create_task(work(barrier, name)) for name in 'ab']
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    print('main', await barrier.wait())
    await asyncio.gather(*tasks)
    print(barrier.n_waiting)
asyncio.run(main())
