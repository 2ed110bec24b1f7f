import asyncio, os
from asyncio.subprocess import DEVNULL, PIPE, STDOUT
async def main():
    script = 'echo 1; echo 2 >&2; echo 3'
    process = await asyncio.create_subprocess_exec('sh', '-c', script, stdout=PIPE, stderr=STDOUT)
    stdout, stderr = await process.communicate()
    print(stdout.decode().split(), int(stderr is None))
    process = await asyncio.create_subprocess_shell(script, stdout=PIPE, stderr=STDOUT)
    print((await process.communicate())[0].decode().split())
    process = await asyncio.create_subprocess_shell(script, stdout=PIPE, stderr=DEVNULL)
    print((await process.communicate())[0].decode().split())
    process = await asyncio.create_subprocess_exec('cat', stdin=DEVNULL, stdout=PIPE)
    print(len((await process.communicate())[0]))
    file = os.open('/dev/null', os.O_WRONLY)
    process = await asyncio.create_subprocess_shell(script, stdout=file, stderr=PIPE)
    print((await process.communicate())[1].decode().split())
    os.close(file)
asyncio.run(main())
