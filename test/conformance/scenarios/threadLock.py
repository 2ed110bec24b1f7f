# since 3.13
from threading import Lock
lock = Lock()
def attempt(call):
    try:
        call()
    except (RuntimeError, ValueError) as error:
        print(error)
attempt(lock.release)
print(int(lock.acquire()), int(lock.locked()))
print(int(lock.acquire(blocking=False)), int(lock.acquire(timeout=0.001)), int(lock.acquire(timeout=0)))
attempt(lambda: lock.acquire(blocking=False, timeout=1))
attempt(lambda: lock.acquire(timeout=-2))
lock.release()
print(int(lock.acquire(blocking=False)))
lock.release()
with lock:
    print('inside', int(lock.locked()))
def body():
    with lock:
        raise ValueError('out of it')
attempt(body)
print(int(lock.locked()))
