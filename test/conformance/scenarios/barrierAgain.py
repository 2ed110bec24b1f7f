import asyncio
async def work(barrier, name):
    for turn in range(3):
        print(name, turn, await barrier.wait())
async def main():
    # More tasks than parties: those that come while others leave wait for the next time.
    barrier = asyncio.Barrier(2)
    await asyncio.gather(*[work(barrier, name) for name in 'abcd'])
    print(barrier.n_waiting)
asyncio.run(main())
