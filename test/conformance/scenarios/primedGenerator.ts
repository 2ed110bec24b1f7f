import { prime, StopIteration } from 'loopscope';

const averager = prime(function* averager(start: number): Generator<number, number, number | undefined> {
  let [total, count] = [start, 0];
  for (;;) {
    const number = yield total / count;
    if (number === undefined) return total;
    [total, count] = [total + number, count + 1];
  }
});
// Python's None.
const none = (value: unknown) => (value === undefined ? 'None' : value);
const average = averager(0);
console.log(average.send(10));
console.log(average.send(30));
try {
  average.send(undefined);
} catch (error) {
  if (error instanceof StopIteration) console.log('returned', error.value);
}
try {
  average.send(1);
} catch (error) {
  if (error instanceof StopIteration) console.log('over', none(error.value));
}
// biome-ignore lint/correctness/useYield: it is about one that yields nothing
const returns = prime(function* returns(): Generator<void, string, void> {
  return 'at once';
});
try {
  returns();
} catch (error) {
  if (error instanceof StopIteration) console.log(error.message);
}
