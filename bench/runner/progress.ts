const silentMs = 2_000;

let line = '';
let since = 0;
let written = 0;
let timer: NodeJS.Timeout | undefined;

/** Writes to stderr, because stdout belongs to the table. A terminal shows one line that counts the seconds. */
export function progress(text: string): void {
  line = text;
  since = performance.now();
  timer ??= setInterval(tick, 1_000).unref();
  show();
}

export function endProgress(): void {
  clearInterval(timer);
  timer = undefined;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function tick(): void {
  if (process.stderr.isTTY || performance.now() - written >= silentMs) show();
}

function show(): void {
  written = performance.now();
  const seconds = Math.floor((written - since) / 1_000);
  const text = `${line} …${seconds > 0 ? ` ${seconds} s` : ''}`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text.slice(0, process.stderr.columns - 1)}` : `${text}\n`);
}
