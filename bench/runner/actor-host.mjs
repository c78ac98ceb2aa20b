// Runs the module that it is given for whoever forked us: each message is a call of one of its exports.
import { pathToFileURL } from 'node:url';

// Ctrl-C reaches everybody in the terminal; whoever forked us ends us in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const loading = import(pathToFileURL(process.argv[2]).href);
// Told to the first call.
loading.catch(() => undefined);

process.on('message', ({ id, name, args }) => {
  answer(name, args).then(
    (result) => process.connected && process.send({ id, result }),
    ({ message, stack }) => process.connected && process.send({ id, fault: { message, stack } }),
  );
});

async function answer(name, args) {
  const module = await loading;
  if (name === 'memory') return process.memoryUsage().rss;
  if (name === 'stop' && module.stop === undefined) return undefined;
  return module[name](...args);
}
