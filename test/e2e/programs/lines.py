"""Many tasks wait at one line; some do what is found. Files beside it tell it when."""
import asyncio
import os
import time

HERE = os.path.dirname(os.path.abspath(__file__))


async def until_told(word):
    while not os.path.exists(os.path.join(HERE, word)):
        await asyncio.sleep(0.02)


async def worker(gate):
    await gate.wait()  # where they wait


async def save(name):
    print("saved", name, flush=True)


async def main():
    gate = asyncio.Event()
    workers = []
    for i in range(7):
        name = f"w{i} [x](command:workbench.action.quit) <b>$(bug)</b>"
        workers.append(asyncio.create_task(worker(gate), name=name))  # where they start
    save("report")  # forgotten
    await asyncio.sleep(0.1)
    time.sleep(2)  # blocking
    print("ready", flush=True)
    await until_told("end")
    gate.set()
    await asyncio.gather(*workers)
    open(os.path.join(HERE, "ended"), "w").close()


asyncio.run(main())
