import asyncio, os, tempfile, unicodedata
def greet(reader, writer):
    writer.write(b'hello')
    writer.close()
async def attempt(length, letter, path):
    try:
        server = await asyncio.start_unix_server(greet, path)
        reader, writer = await asyncio.open_unix_connection(path)
        print(length, letter, (await reader.read()).decode(), [unicodedata.normalize("NFC", one) for one in os.listdir(folder)] == [path])
        writer.close()
        server.close()
    except OSError as error:
        print(length, letter, type(error).__name__, error, os.listdir(folder))
    try:
        await asyncio.open_unix_connection(path)
    except OSError as error:
        print(type(error).__name__, 'too long' in str(error))
async def main():
    for length in range(100, 112):
        for letter in ('x', 'é'):
            count = len(letter.encode())
            await attempt(length, letter, letter * (length // count) + 'x' * (length % count))
folder = tempfile.mkdtemp()
os.chdir(folder)
asyncio.run(main())
