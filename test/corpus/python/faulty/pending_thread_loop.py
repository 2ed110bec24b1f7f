"""A loop in a background thread is stopped at the program's end; its tasks never hear of it."""
import asyncio
import threading


async def publish(sent):
    while True:
        sent.append(1)
        await asyncio.sleep(0.5)


loop = asyncio.new_event_loop()
sent = []
tasks = []


def run():
    tasks.append(loop.create_task(publish(sent)))  # pending-at-exit
    loop.run_forever()
    loop.close()


thread = threading.Thread(target=run)
thread.start()
while not sent:
    pass
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(len(sent))
