"""Functions of asyncio with looks of ours put into them, compiled anew from their source with every
line where it was: no call is added around them, and tracebacks read as without us.
"""

import ast
import inspect


def rewritten(original, change, names):
    """The same function after `change`, which is given its syntax tree; `names` are at hand in it.
    Raises OSError when its source is not there.
    """
    lines, first = inspect.getsourcelines(original)
    function = ast.parse('if 1:\n ' + ' '.join(lines)).body[0].body[0]
    for node in ast.walk(function):  # back by the blank
        if hasattr(node, 'col_offset'):
            node.col_offset -= 1
            node.end_col_offset -= 1
    change(function)
    make = ast.parse('def make(%s):\n    pass' % ', '.join(names)).body[0]
    make.body = [function, ast.parse('return ' + function.name).body[0]]
    ast.increment_lineno(function, first - 2)
    made = {}
    code = compile(ast.Module([make], []), original.__code__.co_filename, 'exec')
    exec(code, original.__globals__, made)
    return made['make'](**names)


def placed(source, node):
    """The statements of a text, all at the place of a node."""
    statements = ast.parse(source).body
    for one in [inner for statement in statements for inner in ast.walk(statement)]:
        ast.copy_location(one, node)
    return statements
