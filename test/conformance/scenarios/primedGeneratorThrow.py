def prime(generator_function):
    def start(*args):
        generator = generator_function(*args)
        next(generator)
        return generator
    return start
@prime
def grep(pattern):
    try:
        while True:
            try:
                line = yield
                if pattern in line:
                    print('found', line)
            except ValueError as error:
                print('told', error)
    finally:
        print('closed')
matches = grep('a')
matches.send('abc')
matches.send('xyz')
matches.throw(ValueError('wrong'))
matches.send('cba')
matches.close()
matches.close()
try:
    matches.send('a')
except StopIteration:
    print('StopIteration')
other = grep('b')
try:
    other.throw(KeyError('out'))
except KeyError:
    print('thrown through')
@prime
def stubborn():
    try:
        yield
    finally:
        yield
try:
    stubborn().close()
except RuntimeError as error:
    print(error)
