/** Ends the process when its reader has seen enough, as `head` does; any other fault of the stream is thrown. */
export function exitWhenUnread(stream: NodeJS.WritableStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
