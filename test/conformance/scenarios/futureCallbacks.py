import asyncio
async def waiter(future):
    print('waiter', await future)
async def main():
    future = asyncio.get_running_loop().create_future()
    removed = lambda _: print('never printed')
    future.add_done_callback(lambda done: print('first', done.result()))
    future.add_done_callback(removed)
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: print('second', int(done is future)))
    print(future.remove_done_callback(removed))
    future.set_result('value')
    future.add_done_callback(lambda done: print('late'))
    print('set')
    await task
    print(await future)
    await asyncio.sleep(0)
asyncio.run(main())
