import asyncio
async def work(barrier, name):
    try:
        print(name, await barrier.wait())
    except asyncio.CancelledError:
        print(name, 'cancelled', barrier.n_waiting)
async def main():
    # Cancelled when all have come already: the others pass.
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(work(barrier, name)) for name in 'ab']
    await asyncio.sleep(0)
    await work(barrier, 'main')
    tasks[0].cancel()
    late = asyncio.create_task(work(barrier, 'late'))
    for turn in range(3):
        await asyncio.sleep(0)
    print(barrier.n_waiting, int(late.done()))
    late.cancel()
    await late
    print(barrier.n_waiting)
asyncio.run(main())
