"""What the agent says of the program when it introduces itself."""

import os
import site
import sys
import sysconfig

from ..watching import free_threading


def hello(token, version):
    message = {
        'type': 'hello',
        'version': version,
        'token': token,
        'language': 'python',
        'runtime': 'CPython %d.%d.%d' % sys.version_info[:3],
        'pid': os.getpid(),
        'parentPid': os.getppid(),
        'program': started(),
        'argv': [str(argument) for argument in _argv()],
        'cwd': os.getcwd(),
        'libraryFolders': library_folders(),
    }
    if free_threading.is_on():
        message['unwatched'] = 'freeThreading'
    return message


def started():
    """What the user started: a script's path, `-m module`, or the command, such as `uvicorn
    app:app`.
    """
    argv = _argv()
    main = sys.modules.get('__main__')
    spec = getattr(main, '__spec__', None)
    if spec is not None and spec.name != '__main__':
        name = spec.name[: -len('.__main__')] if spec.name.endswith('.__main__') else spec.name
        return '-m ' + name
    script = argv[0]
    if script in ('', '-c', '-m'):
        return script
    if os.path.splitext(script)[1].lower() in ('.py', '.pyw') or os.path.isdir(script):
        return os.path.abspath(script)
    return ' '.join([os.path.basename(script)] + argv[1:])


def library_folders():
    """The folders whose files are not the user's code."""
    paths = sysconfig.get_paths()
    folders = [paths.get(name) for name in ('stdlib', 'platstdlib', 'purelib', 'platlib')]
    folders += [path for path in sys.path if path.endswith(('site-packages', 'dist-packages'))]
    if sys.prefix != sys.base_prefix:
        # Elsewhere that folder may hold the user's scripts, too.
        folders.append(paths.get('scripts'))
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return sorted({os.path.abspath(folder) for folder in folders if folder})


def _argv():
    return getattr(sys, 'argv', None) or ['']
