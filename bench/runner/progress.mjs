const silentMs = 2_000;

let line = '';
let since = 0;
let written = 0;
let timer;

/** On stderr, because stdout is the table's. In a terminal it is one line that counts the seconds. */
export function progress(text) {
  line = text;
  since = performance.now();
  timer ??= setInterval(tick, 1_000).unref();
  show();
}

export function endProgress() {
  clearInterval(timer);
  timer = undefined;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function tick() {
  if (process.stderr.isTTY || performance.now() - written >= silentMs) show();
}

function show() {
  written = performance.now();
  const seconds = Math.floor((written - since) / 1_000);
  const text = `${line} …${seconds > 0 ? ` ${seconds} s` : ''}`;
  process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text.slice(0, process.stderr.columns - 1)}` : `${text}\n`);
}
