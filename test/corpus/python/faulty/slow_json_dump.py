"""A big JSON document is written in one go, and C code holds the interpreter meanwhile."""
import asyncio
import json
import time

DOCUMENT = [{"id": n, "tags": ["a", "b"]} for n in range(2000)]


def export():
    until = time.process_time() + 0.4
    size = 0
    while time.process_time() < until:
        size = len(json.dumps(DOCUMENT * 40))  # slow-callback
    return size


async def main():
    await asyncio.sleep(0.05)
    print(export() > 0)


asyncio.run(main())
