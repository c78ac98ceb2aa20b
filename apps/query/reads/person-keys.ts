import { Inject, Injectable } from '@nestjs/common';
import { canonicalKey, hasFormOfPrincipal } from '#libs/domain';
import type { Config } from '#libs/process';
import { CONFIG } from '#libs/runtime';

/** The keys under which read models keep what belongs to a person (DESIGN §10 and §11). */
@Injectable()
export class PersonKeys {
  readonly #hasPrincipals: boolean;

  constructor(@Inject(CONFIG) { identity }: Pick<Config, 'identity'>) {
    this.#hasPrincipals = identity !== undefined;
  }

  /**
   * The keys of this name alone: a principal's key is the id itself, because ids that differ in one letter are two persons.
   * Rows of earlier releases have the name itself as their key, and the others its canonical key.
   */
  of(name: string): readonly string[] {
    return this.#hasPrincipals && hasFormOfPrincipal(name) ? [name] : [...new Set([name, canonicalKey(name)])];
  }
}
