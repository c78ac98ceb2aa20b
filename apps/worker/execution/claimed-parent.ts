import { tokenStream, versionStream, type Parent } from '#libs/domain';

/** The parent on whose stream a dependent was recorded. */
export function parentOf(stream: string): Parent {
  const [ofToken, ofVersion] = [tokenStream(''), versionStream('')];
  return stream.startsWith(ofVersion)
    ? { kind: 'version', id: stream.slice(ofVersion.length) }
    : { kind: 'token', id: stream.slice(ofToken.length) };
}
