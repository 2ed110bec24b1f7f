"""create_task, and nobody keeps what it returns: the job is gone half-way, as documented."""
import asyncio
import gc


async def job(log):
    gate = asyncio.Event()
    log.append("half")
    await gate.wait()
    log.append("whole")


async def main():
    log = []
    asyncio.get_running_loop().create_task(job(log))  # lost-reference
    await asyncio.sleep(0.3)
    gc.collect()
    await asyncio.sleep(0.05)
    print(log)


asyncio.run(main())
