import asyncio
async def work(barrier, name):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(name, error, int(barrier.broken), int(isinstance(error, RuntimeError)))
async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(work(barrier, name)) for name in 'ab']
    await asyncio.sleep(0)
    await barrier.abort()
    print(int(barrier.broken), barrier.n_waiting)
    await work(barrier, 'late')
    await asyncio.gather(*tasks)
    await barrier.reset()
    print(int(barrier.broken))
    print(sorted(await asyncio.gather(*[barrier.wait() for _ in range(3)])))
asyncio.run(main())
