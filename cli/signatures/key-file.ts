import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { hashOfRegistration, keyIdOf } from '#libs/signatures';
import { WrongUsage } from '../cli-command.ts';
import { fileFaultOf, messageOf } from '../file-faults.ts';

/** An Ed25519 key, as a file of its person holds it. */
export class KeyFile {
  readonly #privateKey: KeyObject;
  /** DER of the SubjectPublicKeyInfo, in base64url. */
  readonly publicKey: string;
  readonly keyId: string;

  private constructor(privateKey: KeyObject) {
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    this.#privateKey = privateKey;
    this.publicKey = spki.toString('base64url');
    this.keyId = keyIdOf(spki);
  }

  /** Writes a new key to a file that only its owner can read. @throws WrongUsage if the file exists */
  static async create(path: string): Promise<KeyFile> {
    const { privateKey } = generateKeyPairSync('ed25519');
    try {
      await writeFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      throw new WrongUsage(`The key cannot be written to ${path}: ${fileFaultOf(error) ?? messageOf(error)}.`);
    }
    return new KeyFile(privateKey);
  }

  /** @throws WrongUsage unless the file holds an Ed25519 private key in PEM */
  static async read(path: string): Promise<KeyFile> {
    let privateKey: KeyObject;
    try {
      privateKey = createPrivateKey(await readFile(path, 'utf8'));
    } catch (error) {
      const fault = fileFaultOf(error);
      if (fault !== undefined) throw new WrongUsage(`${path} cannot be read: ${fault}.`);
      throw new WrongUsage(
        `${path} cannot be read as a private key in PEM without a passphrase (${messageOf(error)}).`,
      );
    }
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new WrongUsage(`${path} holds no Ed25519 key.`);
    return new KeyFile(privateKey);
  }

  /** Proves that its person has the key. */
  proofFor(principal: string, tenant: string): string {
    return this.sign(hashOfRegistration({ tenant, principal, publicKey: this.publicKey }));
  }

  /** In base64url. */
  sign(hash: Buffer): string {
    return sign(null, hash, this.#privateKey).toString('base64url');
  }
}
