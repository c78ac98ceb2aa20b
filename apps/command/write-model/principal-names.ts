import { Inject, Injectable } from '@nestjs/common';
import { invalid } from '#libs/http';
import { faultOfPrincipal } from '#libs/identity';
import type { Config } from '#libs/process';
import { CONFIG } from '#libs/runtime';

/**
 * Refuses names under which nobody can sign in, because no one could then vote or act (DESIGN §11). It checks what a request
 * names anew. Recorded names stay as they are: a change of AUTH_ISSUER breaks no request, and every grant can be revoked.
 */
@Injectable()
export class PrincipalNames {
  readonly #issuer: string | undefined;

  constructor(@Inject(CONFIG) { identity }: Pick<Config, 'identity'>) {
    this.#issuer = identity?.issuer;
  }

  /**
   * Accepts every name in local mode, which has no principals.
   * @param named a person or a list of persons, by the name of the field
   * @throws ProblemException NOT_A_PRINCIPAL with each field at fault
   */
  check(named: Readonly<Record<string, string | readonly string[] | undefined>>): void {
    const issuer = this.#issuer;
    if (issuer === undefined) return;
    const issues = Object.entries(named).flatMap(([field, names = []]) =>
      typeof names === 'string'
        ? issueOf([field], names, issuer)
        : names.flatMap((name, index) => issueOf([field, index], name, issuer)),
    );
    if (issues.length > 0) throw invalid(issues, '', 'NOT_A_PRINCIPAL');
  }
}

function issueOf(path: readonly (string | number)[], name: string, issuer: string) {
  const message = faultOfPrincipal(name, issuer);
  return message === undefined ? [] : [{ path, message }];
}
