# settings: taskLeakMs=500, taskLeakTasks=50
"""Each message starts a keep-alive that never ends, so the tasks grow with the traffic."""
import asyncio

alive = set()


async def keep_alive(connection):
    while True:
        await asyncio.sleep(30)


async def on_message(number):
    alive.add(asyncio.ensure_future(keep_alive(number)))  # task-leak


async def main():
    for number in range(640):
        await on_message(number)
        await asyncio.sleep(0.005)
    print(len(alive))
    for task in alive:
        task.cancel()
    await asyncio.wait(alive)


asyncio.run(main())
