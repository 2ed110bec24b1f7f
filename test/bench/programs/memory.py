"""Prints its resident kilobytes after each of so many tasks. Each task, peer and error has a name of its own."""
import asyncio
import gc
import sys

MARKS = [int(mark) for mark in sys.argv[1:]]


def resident():
    gc.collect()
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmRSS"))


async def job(limit, queue, number):
    async with limit:
        await asyncio.sleep(0.005)
    queue.put_nowait(number)
    if number % 7 == 0:
        raise ValueError("no %d" % number)


async def answer(reader, writer):
    await reader.readline()
    writer.write(b"answer\n")
    writer.close()


async def ask(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"question\n")
    await reader.read()
    writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    made = 0
    for mark in MARKS:
        while made < mark:
            limit, queue = asyncio.Semaphore(10), asyncio.Queue()
            numbers = range(made, made + 100)
            jobs = [asyncio.create_task(job(limit, queue, n), name="job %d" % n) for n in numbers]
            jobs += [asyncio.create_task(ask(port), name="ask %d" % n) for n in numbers]
            late = asyncio.create_task(asyncio.sleep(60), name="late %d" % made)
            await asyncio.gather(*jobs, return_exceptions=True)
            late.cancel()
            made += 301  # with those that answer
        print(resident(), flush=True)
    server.close()


asyncio.run(main())
