import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readSettingFile } from './secret-files.ts';

export interface TlsKeyPair {
  readonly cert: string;
  readonly key: string;
}

/** Reads a certificate and its key. @returns problems when they cannot serve: the files, their format, their match, their dates */
export function readTlsFiles(certFile: string, keyFile: string, now = new Date()): TlsKeyPair | readonly string[] {
  const cert = readSettingFile(certFile);
  const key = readSettingFile(keyFile);
  const problems = [
    ...('problem' in cert ? [`TLS_CERT_FILE ${cert.problem}`] : []),
    ...('problem' in key ? [`TLS_KEY_FILE ${key.problem}`] : []),
  ];
  if ('problem' in cert || 'problem' in key) return problems;
  const certificate = parsed(() => new X509Certificate(cert.text));
  const privateKey = parsed(() => createPrivateKey(key.text));
  if (certificate === undefined) problems.push('TLS_CERT_FILE must hold a certificate in PEM');
  if (privateKey === undefined) problems.push('TLS_KEY_FILE must hold a private key in PEM, without a passphrase');
  if (certificate === undefined || privateKey === undefined) return problems;
  if (!certificate.checkPrivateKey(privateKey))
    return ['TLS_KEY_FILE is not the key of the certificate in TLS_CERT_FILE'];
  if (certificate.validToDate < now)
    return [`TLS_CERT_FILE expired on ${certificate.validToDate.toISOString()}: renew it`];
  return { cert: cert.text, key: key.text };
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** What is wrong with the settings of TLS. */
export function problemsOfTls({ TLS_CERT_FILE: cert, TLS_KEY_FILE: key }: NodeJS.Dict<string>): readonly string[] {
  if (cert === undefined && key === undefined) return [];
  if (cert === undefined) return ['TLS_CERT_FILE is missing: TLS_KEY_FILE needs it'];
  if (key === undefined) return ['TLS_KEY_FILE is missing: TLS_CERT_FILE needs it'];
  const read = readTlsFiles(cert, key);
  return 'cert' in read ? [] : read;
}
