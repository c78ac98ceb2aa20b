/** Ends the process when the reader closes the pipe, as `head` does. Throws any other stream error. */
export function exitWhenUnread(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
