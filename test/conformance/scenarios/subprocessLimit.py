import asyncio
from asyncio.subprocess import PIPE
async def main():
    script = 'echo short; echo much too long; echo last; head -c 1000000 /dev/zero'
    process = await asyncio.create_subprocess_shell(script, stdout=PIPE, limit=8)
    for _ in range(3):
        try:
            print((await process.stdout.readline()).decode().strip())
        except ValueError:
            print('too long')
    print(len(await process.stdout.read()))
    print(await process.wait())
asyncio.run(main())
