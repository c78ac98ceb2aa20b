/** Draws a progress bar if the stream is a terminal, and nothing otherwise. */
export function progressBar(stream: NodeJS.WriteStream): (done: number, all: number) => void {
  if (!stream.isTTY) return () => undefined;
  const width = 40;
  let drawn = -1;
  return (done, all) => {
    const percent = Math.floor((done / all) * 100);
    if (percent === drawn) return;
    drawn = percent;
    const filled = Math.round((done / all) * width);
    stream.write(
      `\r   casting votes  ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(percent).padStart(3)} %`,
    );
    if (done === all) stream.write('\r\u001b[K');
  };
}
