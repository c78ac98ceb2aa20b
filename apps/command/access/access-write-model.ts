import { Injectable } from '@nestjs/common';
import type { Plan } from '#libs/contracts';
import { AccessBooks } from '#libs/identity';
import type { CommandRequest } from '#libs/http';
import { WriteModel, type WriteScope } from '../write-model/write-model.ts';

/** Runs commands on tenants and access books, which the next request of this process sees at once. */
@Injectable()
export class AccessWriteModel {
  constructor(
    private readonly write: WriteModel,
    private readonly books: AccessBooks,
  ) {}

  /** @throws ProblemException, as {@link WriteModel.run} */
  async run<T extends object>(request: CommandRequest, work: (scope: WriteScope) => Promise<T>): Promise<T | Plan> {
    try {
      return await this.write.run(request, work);
    } finally {
      if (!request.dryRun) this.books.forget(request.context.tenantId);
    }
  }

  /** Without a dry run, for answers that have a secret. */
  async record<T extends object>(request: CommandRequest, work: (scope: WriteScope) => Promise<T>): Promise<T> {
    return (await this.run({ ...request, dryRun: false }, work)) as T;
  }
}
