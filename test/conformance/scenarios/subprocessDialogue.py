import asyncio
from asyncio.subprocess import PIPE
async def main():
    process = await asyncio.create_subprocess_exec('cat', stdin=PIPE, stdout=PIPE)
    for text in 'one', 'two':
        process.stdin.write(text.encode() + b'\n')
        await process.stdin.drain()
        print((await process.stdout.readline()).decode().strip())
    print(int(process.stdin.is_closing()), int(process.stdin.can_write_eof()))
    process.stdin.write(b'three')
    process.stdin.write_eof()
    async for line in process.stdout:
        print(line.decode())
    print(int(process.stdout.at_eof()))
    await process.stdin.wait_closed()
    print(await process.wait())
    try:
        await process.stdin.drain()
    except ConnectionResetError as error:
        print(type(error).__name__, error)
asyncio.run(main())
