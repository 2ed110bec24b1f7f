/** Where an inspector runs: a thread of the command line, or a process beside the editor. It is busy there, and nobody else. */
import { parentPort } from 'node:worker_threads';
import { threadChannel } from './channel';
import { Daemon } from './daemon';
import { Inspector } from './inspector';
import { Service } from './service';

if (parentPort) {
  const inspector = new Inspector((sentence) => service.log(sentence));
  const service = new Service(inspector, threadChannel(parentPort));
} else {
  const [, , graceMs] = process.argv;
  const daemon = new Daemon(Number(graceMs), () => process.exit());
  process.on('uncaughtException', (error) => daemon.fail(error));
  // Whoever started it may be gone when it has started.
  process.stdout.on('error', () => {});
  void daemon.listen().then((address) => process.stdout.write(address));
}
