"""A small web server on asyncio streams, with background jobs.

It works, and yet every job has one of the faults that async programs have. Run it in async debug mode and
look at the Async Tasks view and at the marked lines: each fault is found where it is.

    loopscope run examples/server.py              until Ctrl+C
    loopscope run examples/server.py --seconds 5  ends by itself
"""

import argparse
import asyncio
import signal
import time

PRICES = {"apples": 3, "pears": 4}
VISITS = []


async def record_visit(path):
    await asyncio.sleep(0)
    VISITS.append(path)


def render_report():
    time.sleep(0.4)  # slow-callback: the whole server stands still meanwhile
    return "\n".join(f"{name}: {price}" for name, price in PRICES.items())


async def handle(reader, writer):
    request = await reader.readline()
    path = request.split()[1].decode() if request.count(b" ") == 2 else "/"
    record_visit(path)  # never-awaited: the visit is not recorded
    body = render_report() if path == "/report" else "Hello\n"
    writer.write(f"HTTP/1.0 200 OK\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    await writer.drain()
    writer.close()


async def visit(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.0\r\n\r\n".encode())
    await reader.read()
    writer.close()


async def visitor(port):
    while True:
        await asyncio.gather(visit(port, "/"), visit(port, "/prices"))
        await asyncio.sleep(1)
        await visit(port, "/report")
        await asyncio.sleep(1)


async def fetch_prices():
    await asyncio.sleep(60)  # cancelled: the supervisor gives up on it
    return PRICES


async def supervisor():
    while True:
        refresh = asyncio.create_task(fetch_prices(), name="refresh prices")
        try:
            await asyncio.sleep(1.5)
        finally:
            refresh.cancel("the prices took too long")
        await asyncio.wait([refresh])


async def flush_log():
    while True:
        try:
            await asyncio.sleep(60)  # cancel-swallowed: whoever cancels it is told that it went well
        except asyncio.CancelledError:
            return "flushed"


async def log_rotation():
    while True:
        flush = asyncio.create_task(flush_log(), name="flush log")
        try:
            await asyncio.sleep(2)
        finally:
            flush.cancel()
        await asyncio.wait([flush])


async def send_newsletter(to):
    await asyncio.sleep(0.2)
    raise ConnectionError(f"the mail server refused {to}")


async def newsletter():
    while True:
        send = send_newsletter("bob@example.org")
        asyncio.create_task(send, name="newsletter")  # exception-never-retrieved: nobody looks
        await asyncio.sleep(3)


async def consume(queue):
    while True:
        await queue.get()


async def main(seconds):
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(f"Serving on http://127.0.0.1:{port}", flush=True)
    queue = asyncio.Queue(100)
    consumers = [
        asyncio.create_task(consume(queue), name=f"consumer {n}")  # pending-at-exit: nobody ends them
        for n in range(3)
    ]
    jobs = [
        asyncio.create_task(visitor(port), name="visitor"),
        asyncio.create_task(supervisor(), name="supervisor"),
        asyncio.create_task(log_rotation(), name="log rotation"),
        asyncio.create_task(newsletter(), name="newsletters"),
    ]
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except asyncio.TimeoutError:
        pass
    print(f"Stopping {len(jobs)} jobs and {len(consumers)} consumers", flush=True)
    for job in jobs:
        job.cancel("the server stops")
    await asyncio.wait(jobs)
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A small web server with background jobs.")
    parser.add_argument("--seconds", type=float, help="end after so many seconds (default: never)")
    arguments = parser.parse_args()
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main(arguments.seconds))
    loop.close()
