import asyncio
from asyncio.subprocess import PIPE
async def cancelled(awaitable):
    task = asyncio.create_task(awaitable)
    await asyncio.sleep(0.01)
    print('cancel', int(task.cancel()))
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', len(asyncio.all_tasks()))
async def main():
    process = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    await cancelled(process.wait())
    process.stdin.write(b'still there\n')
    print((await process.stdout.readline()).decode().strip(), int(process.returncode is None))
    process.terminate()
    print(await process.wait())
    process = await asyncio.create_subprocess_exec('sleep', '60', stdout=PIPE)
    await cancelled(process.communicate())
    process.kill()
    print(await process.wait())
asyncio.run(main())
