"""subprocess.run in a coroutine: a deployment tool's console freezes with every command."""
import asyncio
import subprocess
import sys


async def version():
    command = [sys.executable, "-c", "import time; time.sleep(0.3); print('v1')"]
    return subprocess.run(command, stdout=subprocess.PIPE).stdout.decode().strip()  # slow-callback


async def main():
    print(await version())


asyncio.run(main())
