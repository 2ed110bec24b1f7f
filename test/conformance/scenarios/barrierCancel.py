# since 3.13
import asyncio
async def work(barrier, name):
    try:
        print(name, await barrier.wait())
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args, barrier.n_waiting)
async def main():
    barrier = asyncio.Barrier(4)
    tasks = [asyncio.create_task(work(barrier, name)) for name in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel('gone')
    for turn in range(3):
        print('turn', turn, barrier.n_waiting)
        await asyncio.sleep(0)
    # The cancelled one has woken the next in vain: that is behind the other now.
    await asyncio.gather(*tasks, work(barrier, 'd'), work(barrier, 'e'))
asyncio.run(main())
