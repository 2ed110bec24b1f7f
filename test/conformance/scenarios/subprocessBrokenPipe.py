import asyncio
from asyncio.subprocess import PIPE
async def main():
    process = await asyncio.create_subprocess_exec('sh', '-c', 'echo done', stdin=PIPE, stdout=PIPE)
    stdout, _ = await process.communicate(bytes(5_000_000))
    print(stdout.decode().strip(), process.returncode)
asyncio.run(main())
