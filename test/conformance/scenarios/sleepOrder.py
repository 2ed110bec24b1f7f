# since 3.13
import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)
async def main():
    await asyncio.gather(*(work(str(delay), delay / 1000) for delay in (300, 100, 200, 0, 100)))
    print(await asyncio.sleep(0.001, 'result'))
    try:
        await asyncio.sleep(float('nan'))
    except ValueError as error:
        print(error)
asyncio.run(main())
