# settings: stuckTaskMs=500
"""A task waits under a lock for an answer that never comes, and all others wait for the lock."""
import asyncio


async def send(lock, answer):
    async with lock:
        return await answer  # (stuck-task)


async def ask(lock):
    async with lock:  # stuck-task
        return "asked"


async def main():
    lock = asyncio.Lock()
    answer = asyncio.get_running_loop().create_future()
    tasks = [asyncio.ensure_future(send(lock, answer))]
    await asyncio.sleep(0.02)
    tasks += [asyncio.ensure_future(ask(lock)) for _ in range(3)]
    done, _ = await asyncio.wait(tasks, timeout=1.5)
    print(len(done))
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
