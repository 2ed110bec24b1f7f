# since 3.13
import asyncio
# Whatever the order in which tasks wait, wake each other and are cancelled: all happens in the same turn.
seed = 1
def below(n):
    global seed
    seed = seed * 48271 % 2147483647
    return seed % n
async def play(what):
    lock, semaphore, event = asyncio.Lock(), asyncio.Semaphore(2), asyncio.Event()
    condition, barrier, queue = asyncio.Condition(), asyncio.Barrier(3), asyncio.Queue(2)
    async def notified():
        async with condition:
            return await condition.wait()
    async def notify():
        async with condition:
            condition.notify()
    async def hold():
        async with condition:
            await asyncio.sleep(0)
    waits, calls = [
        ([lock.acquire], [lock.release]),
        ([semaphore.acquire], [semaphore.release]),
        ([event.wait], [event.set, event.clear]),
        ([notified, notify, hold], [condition.notify]),
        ([barrier.wait, barrier.wait, barrier.wait, barrier.reset], [lambda: barrier.n_waiting]),
        ([queue.get, lambda: queue.put(7), queue.join], [queue.get_nowait, lambda: queue.put_nowait(8), queue.task_done]),
    ][what]
    turn, tasks = 0, []
    async def work(name, wait):
        try:
            result = int(await wait() or 0)
            print(turn, name, result)
        except asyncio.CancelledError as error:
            print(turn, name, 'cancelled', *error.args)
        except asyncio.BrokenBarrierError as error:
            print(turn, name, error)
    for _ in range(40):
        step = below(10)
        if step < 3:
            turn += 1
            await asyncio.sleep(0)
        elif step < 5 and tasks:
            tasks[below(len(tasks))].cancel(str(step))
        elif step < 8:
            tasks.append(asyncio.create_task(work(len(tasks), waits[below(len(waits))])))
        else:
            try:
                print(turn, int(calls[below(len(calls))]() or 0))
            except (RuntimeError, ValueError, asyncio.QueueEmpty, asyncio.QueueFull) as error:
                print(turn, error)
    for task in tasks:
        task.cancel('end')
    await asyncio.gather(*tasks, return_exceptions=True)
async def main():
    for number in range(300):
        print('schedule', number)
        await play(number % 6)
asyncio.run(main())
