let line = '';
let since = performance.now();
let timer;

/** On stderr, because stdout is the table's. In a terminal it is one line that counts the seconds. */
export function progress(text) {
  line = text;
  since = performance.now();
  if (!process.stderr.isTTY) {
    process.stderr.write(`${text} …\n`);
    return;
  }
  show();
  timer ??= setInterval(show, 1_000).unref();
}

export function endProgress() {
  clearInterval(timer);
  timer = undefined;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function show() {
  const seconds = Math.round((performance.now() - since) / 1_000);
  process.stderr.write(`\r\u001b[K${line} …${seconds > 0 ? ` ${seconds} s` : ''}`.slice(0, process.stderr.columns + 4));
}
