import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def save():
    try:
        await turns(8)
    except asyncio.CancelledError:
        print('save was cancelled')
        raise
    print('saved')
    return 'saved'
async def work(saving):
    try:
        await asyncio.shield(saving)
    except asyncio.CancelledError as error:
        print('work:', error)
        raise
async def main():
    saving = asyncio.create_task(save())
    task = asyncio.create_task(work(saving))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as error:
        print('main:', error)
    print(int(saving.done()), int(task.cancelled()), saving.cancelling())
    print(await saving)
asyncio.run(main())
