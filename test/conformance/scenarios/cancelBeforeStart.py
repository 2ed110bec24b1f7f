import asyncio
async def work():
    print('never printed')
async def main():
    task = asyncio.create_task(work())
    print('accepted', int(task.cancel('early')), 'done', int(task.done()))
    try:
        await task
    except asyncio.CancelledError as error:
        print('cancelled', *error.args)
    print(int(task.cancelled()), 'again', int(task.cancel()))
asyncio.run(main())
