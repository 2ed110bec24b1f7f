"""What the inspector asks for: to cancel a task, to change a setting."""

from . import costs
from .blocking import pace
from .protocol import connection, kinds
from .tasks import all_tasks, causes
from .watching import levels


def listen():
    connection.on_message.append(_answer)


def _answer(message):
    kind = message.get('type')
    if kind in ('welcome', 'settings'):
        _set(message['settings'])
    elif kind == 'request':
        reply = {'type': 'reply', 'id': message['id']}
        error = _requested(message)
        if error:
            reply['error'] = error
        connection.send(reply)


def _set(settings):
    pace.set_threshold(settings['slowCallbackMs'])
    before = levels.now
    levels.want(settings.get('level', levels.TASKS), settings.get('budget', levels.DEFAULT_BUDGET))
    if levels.now != before:
        costs.tell()


def _requested(message):
    """Does what was asked; the sentence that says why not, or None."""
    if message.get('method') != 'cancel':
        return 'This agent does not know the request "%s".' % message.get('method')
    task = _find(message['task'])
    if task is None:
        return 'The task is already over.'
    try:
        task.get_loop().call_soon_threadsafe(_cancel, task)
    except RuntimeError:
        return 'The loop of the task is closed.'
    return None


def _cancel(task):
    task.cancel()


causes.known[id(_cancel.__code__)] = kinds.CAUSE_PANEL


def _find(number):
    for ref in all_tasks.references():
        task = ref()
        if task is not None and id(task) == number and not task.done():
            return task
    return None
