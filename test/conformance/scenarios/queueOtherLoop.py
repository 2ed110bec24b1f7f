import asyncio
async def wait(queue):
    task = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    task.cancel()
async def again(queue):
    queue.put_nowait('item')
    print(await queue.get())
    try:
        await queue.get()
    except RuntimeError as error:
        print(str(error)[-len('is bound to a different event loop'):])
queue = asyncio.Queue()
asyncio.run(wait(queue))
asyncio.run(again(queue))
