/**
 * Microseconds of processor time that an echo server takes per message, for 100 clients in another process.
 * `process.argv[2]`: bytes of a message; 32 by default, 65536 is the other figure of interest.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const CLIENTS = 100;
const CLIENT = path.join(import.meta.dirname, 'echoClient.mjs');
const size = Number(process.argv[2] ?? 32);
const count = size > 1024 ? 200 : 2000;

export async function measure(port) {
  const { LOOPSCOPE_INSPECTOR: _, LOOPSCOPE_DEBUG: __, ...env } = process.env;
  const before = process.cpuUsage();
  const client = spawn(process.execPath, [CLIENT, port, size, count], { env, stdio: 'inherit' });
  await once(client, 'exit');
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / (CLIENTS * count));
}
