import asyncio
async def fail():
    await asyncio.sleep(0)
    raise ValueError('broken')
async def other():
    for turn in range(3):
        await asyncio.sleep(0)
        print('other', turn)
    return 'other'
async def main():
    task = asyncio.create_task(other())
    try:
        await asyncio.gather(fail(), task)
    except ValueError as error:
        print('failed', error, int(task.done()))
    print(await task)
    results = await asyncio.gather(fail(), other(), return_exceptions=True)
    print(*(str(one) for one in results))
asyncio.run(main())
