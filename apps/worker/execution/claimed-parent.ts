import { tokenStream, versionStream, type Parent } from '#libs/domain';

/** Whose stream it is that a dependent was recorded on. */
export function parentOf(stream: string): Parent {
  const [ofToken, ofVersion] = [tokenStream(''), versionStream('')];
  return stream.startsWith(ofVersion)
    ? { kind: 'version', id: stream.slice(ofVersion.length) }
    : { kind: 'token', id: stream.slice(ofToken.length) };
}
