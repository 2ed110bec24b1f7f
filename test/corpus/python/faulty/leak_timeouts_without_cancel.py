# settings: taskLeakMs=500, taskLeakTasks=50
"""A watchdog task per request is not cancelled when the request is done."""
import asyncio

watchdogs = set()


async def watchdog(seconds):
    await asyncio.sleep(seconds)


async def request():
    watchdogs.add(asyncio.ensure_future(watchdog(60)))  # task-leak
    await asyncio.sleep(0.001)


async def main():
    for _ in range(260):
        await asyncio.gather(*(request() for _ in range(4)))
        await asyncio.sleep(0.01)
    print(len(watchdogs))
    for task in watchdogs:
        task.cancel()
    await asyncio.wait(watchdogs)


asyncio.run(main())
