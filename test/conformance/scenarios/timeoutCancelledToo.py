import asyncio
async def work(started):
    try:
        async with asyncio.timeout(0.005) as deadline:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                started.set_result(None)
                await asyncio.sleep(1)
    except TimeoutError:
        print('timeout')
    except asyncio.CancelledError as error:
        print('cancelled:', error, int(deadline.expired()), asyncio.current_task().cancelling())
        raise
async def main():
    started = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(work(started))
    await started
    task.cancel('from outside')
    await asyncio.wait([task])
    print(int(task.cancelled()), task.cancelling())
asyncio.run(main())
