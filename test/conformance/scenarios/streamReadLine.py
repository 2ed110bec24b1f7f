import asyncio, json
def show(data):
    print(json.dumps(data.decode()))
async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'one\ntwo\nthr')
    show(await reader.readline())
    show(await reader.readline())
    asyncio.get_running_loop().call_soon(reader.feed_data, b'ee\n\nlast')
    show(await reader.readline())
    show(await reader.readline())
    reader.feed_eof()
    show(await reader.readline())
    show(await reader.readline())
asyncio.run(main())
