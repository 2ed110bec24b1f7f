"""Subprocesses: one that answers, one that is terminated, both awaited."""
import asyncio
import sys


async def main():
    answering = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print(input().upper())",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await answering.communicate(b"hello\n")
    sleep = "import time; time.sleep(60)"
    sleeping = await asyncio.create_subprocess_exec(sys.executable, "-c", sleep)
    sleeping.terminate()
    print(output.decode().strip(), await sleeping.wait() != 0)


asyncio.run(main())
