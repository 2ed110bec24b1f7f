# since 3.13
import asyncio
async def join(queue):
    await queue.join()
    print('joined')
async def put(queue):
    try:
        await queue.put('late')
    except asyncio.QueueShutDown:
        print('put')
async def main():
    queue = asyncio.Queue(3)
    for item in range(3):
        queue.put_nowait(item)
    tasks = [asyncio.create_task(join(queue)), asyncio.create_task(put(queue))]
    await asyncio.sleep(0)
    queue.get_nowait()
    queue.shutdown(immediate=True)
    print(queue.qsize(), int(queue.empty()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([int(task.done()) for task in tasks])
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print('get')
    queue.task_done()
    await asyncio.gather(*tasks)
asyncio.run(main())
