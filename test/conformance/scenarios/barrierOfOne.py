# until 3.13
import asyncio
async def main():
    barrier = asyncio.Barrier(1)
    asyncio.get_running_loop().call_soon(print, 'next turn')
    print(await barrier.wait(), await barrier.wait())
    await asyncio.sleep(0)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)
asyncio.run(main())
