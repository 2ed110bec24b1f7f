# environment: LOOPSCOPE_STRICT=1
"""A task is created from a callback of another library's thread."""
import asyncio
import threading


async def handle(seen):
    seen.append("handled")


async def main():
    loop = asyncio.get_running_loop()
    seen, tasks = [], []

    def on_message():
        tasks.append(loop.create_task(handle(seen)))  # wrong-thread

    thread = threading.Thread(target=on_message)
    thread.start()
    await asyncio.sleep(0.1)
    thread.join()
    await asyncio.wait(tasks)
    print(seen)


asyncio.run(main())
