import asyncio
async def main():
    queue = asyncio.Queue(1)
    asyncio.get_running_loop().call_soon(print, 'next turn')
    for item in range(3):
        await queue.put(item)
        print(await queue.get())
        queue.task_done()
    await queue.join()
    print('no turn of the loop')
    await asyncio.sleep(0)
asyncio.run(main())
