import asyncio, os
from asyncio.subprocess import PIPE
async def main():
    script = 'echo $ANSWER $HOME.; pwd; ps -o sid= -p $$ | grep -cw $$'
    process = await asyncio.create_subprocess_exec(
        '/bin/sh', '-c', script, stdout=PIPE, cwd='/usr', start_new_session=True,
        env={'ANSWER': '42', 'PATH': os.environ['PATH']})
    print((await process.communicate())[0].decode().split())
    process = await asyncio.create_subprocess_exec('echo', '$HOME', '*', 'a b', stdout=PIPE)
    print((await process.communicate())[0].decode().strip())
asyncio.run(main())
