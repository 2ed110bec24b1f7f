"""Functions of Python's own library with looks of ours put into them, compiled anew from their source
with every line where it was: no call is added around them, and tracebacks read as without us.
"""

import ast
import inspect

LIBRARY = ('asyncio', 'warnings', '_py_warnings')


def rewritten(original, change, names, calling=None):
    """The same function after `change`, which is given its syntax tree; `names` are at hand in it.
    Where it has no source, or somebody has come in front of it, the change is made to `calling`,
    the source of one that calls `original`; without that, raises OSError or TypeError.
    """
    try:
        source = _source(original)
        file, space = original.__code__.co_filename, original.__globals__
    except (OSError, TypeError):
        if calling is None:
            raise
        source, file, space = calling, '<loopscope>', {}
        names = dict(names, original=original)
    (function,) = ast.parse(source).body
    if type(function) is ast.If:
        (function,) = function.body
    change(function)
    make = ast.parse('def make(%s): return %s' % (', '.join(names), function.name)).body[0]
    make.body.insert(0, function)
    made = {}
    exec(compile(ast.Module([make], []), file, 'exec'), space, made)
    return made['make'](**names)


def placed(source, node):
    """The statements of a text, all at the place of a node."""
    statements = ast.parse(source).body
    for one in [inner for statement in statements for inner in ast.walk(statement)]:
        ast.copy_location(one, node)
    return statements


def _source(function):
    """Its text, at the lines and columns where it stands: a method within an `if`."""
    package = getattr(function, '__globals__', {}).get('__name__', '').partition('.')[0]
    if package not in LIBRARY or function.__closure__:
        raise TypeError('not as the library has it')
    lines, first = inspect.getsourcelines(function)
    around = 'if 1:\n' if lines[0][0].isspace() else '\n'
    return '\n' * (first - 2) + around + ''.join(lines)
