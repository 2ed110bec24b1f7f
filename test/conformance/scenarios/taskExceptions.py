import asyncio
async def fail():
    raise KeyError('missing')
async def main():
    task = asyncio.create_task(fail())
    for _ in range(2):
        try:
            await task
        except KeyError as error:
            print('caught', *error.args)
    print(type(task.exception()).__name__, int(task.done()), int(task.cancelled()))
    try:
        task.result()
    except KeyError:
        print('again')
    done = asyncio.create_task(asyncio.sleep(0, 'value'))
    await done
    print(done.result(), int(done.exception() is None))
    for name in ('set_result', 'set_exception'):
        try:
            getattr(task, name)(ValueError())
        except RuntimeError:
            print('not for tasks')
asyncio.run(main())
