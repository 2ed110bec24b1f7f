import { prime, RuntimeError, StopIteration } from 'loopscope';

class ValueError extends Error {}
const grep = prime(function* grep(pattern: string): Generator<void, void, string> {
  try {
    for (;;) {
      try {
        const line = yield;
        if (line.includes(pattern)) console.log('found', line);
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
        console.log('told', error.message);
      }
    }
  } finally {
    console.log('closed');
  }
});
const matches = grep('a');
matches.send('abc');
matches.send('xyz');
matches.throw(new ValueError('wrong'));
matches.send('cba');
matches.close();
matches.close();
try {
  matches.send('a');
} catch (error) {
  if (error instanceof StopIteration) console.log('StopIteration');
}
const other = grep('b');
try {
  other.throw(new Error('out'));
} catch (error) {
  if (error instanceof Error && error.message === 'out') console.log('thrown through');
}
const stubborn = prime(function* stubborn(): Generator<void, void, void> {
  try {
    yield;
  } finally {
    yield;
  }
});
try {
  stubborn().close();
} catch (error) {
  if (error instanceof RuntimeError) console.log(error.message);
}
