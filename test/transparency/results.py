"""Runs test modules as `python -m unittest` does, and writes what became of each test as JSON.

    python results.py FILE MODULE...
"""

import json
import sys
import unittest


class Results(unittest.TextTestResult):
    """Keeps the outcome of every test; a test that ends in several ways has them all."""

    outcomes = {}

    def note(self, test, outcome):
        known = Results.outcomes.setdefault(test.id(), [])
        if outcome not in known:
            known.append(outcome)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note(test, 'ok')

    def addError(self, test, err):
        super().addError(test, err)
        self.note(test, 'error')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.note(test, 'failed')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.note(test, 'skipped')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.note(test, 'expected failure')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note(test, 'unexpected success')

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.note(test, 'failed in a subtest')


def main(file, modules):
    runner = unittest.TextTestRunner(resultclass=Results, verbosity=2)
    program = unittest.main(
        module=None, argv=['unittest', *modules], testRunner=runner, verbosity=2, exit=False
    )
    with open(file, 'w') as output:
        json.dump(Results.outcomes, output)
    sys.exit(not program.result.wasSuccessful())


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2:])
