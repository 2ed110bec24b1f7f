const { coro, jobsOf, run, toThread } = require('loopscope');
const path = require('node:path');

const { double } = jobsOf(path.join(__dirname, 'jobs.mjs'));
const main = coro(async function main() {
  return await toThread(double, 21);
});
run(main()).then((result) =>
  import('loopscope').then(({ run: imported }) => console.log(result, imported === run)),
);
