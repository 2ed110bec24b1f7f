def prime(generator_function):
    def start(*args):
        generator = generator_function(*args)
        next(generator)
        return generator
    return start
@prime
def averager(start):
    total, count = start, 0
    while True:
        number = yield (total // count if count else None)
        if number is None:
            return total
        total, count = total + number, count + 1
average = averager(0)
print(average.send(10))
print(average.send(30))
try:
    average.send(None)
except StopIteration as stop:
    print('returned', stop.value)
try:
    average.send(1)
except StopIteration as stop:
    print('over', stop.value)
@prime
def returns():
    return 'at once'
    yield
try:
    returns()
except StopIteration as stop:
    print(stop)
