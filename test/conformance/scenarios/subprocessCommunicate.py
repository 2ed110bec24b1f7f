# since 3.12
import asyncio
from asyncio.subprocess import PIPE
async def main():
    script = 'cat; echo problem >&2; exit 3'
    process = await asyncio.create_subprocess_exec('sh', '-c', script, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    print(int(process.pid > 0), int(process.returncode is None))
    stdout, stderr = await process.communicate(b'input')
    print(stdout.decode(), stderr.decode().strip(), process.returncode)
    print(await process.wait(), str(process) == f'<Process {process.pid}>')
    process = await asyncio.create_subprocess_exec('sh', '-c', script, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    stdout, stderr = await process.communicate()
    print(len(stdout), stderr.decode().strip())
    process = await asyncio.create_subprocess_exec('true')
    print(int(process.stdin is None), int(process.stdout is None), int(process.stderr is None))
    stdout, stderr = await process.communicate()
    print(int(stdout is None), int(stderr is None), process.returncode)
asyncio.run(main())
