import { Injectable } from '@nestjs/common';
import type { Plan } from '#libs/contracts';
import { accessBook, commandMetadata, type AccessBookCommand } from '#libs/domain';
import type { Position } from '#libs/event-store';
import { AccessBooks } from '#libs/identity';
import type { CommandRequest } from '#libs/http';
import { WriteModel, type WriteScope } from '../write-model/write-model.ts';

type WithoutMetadata<Command> = Command extends unknown ? Omit<Command, 'metadata'> : never;

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

  /**
   * Decides a command on the access book of the tenant.
   * @param answer what the answer says besides the position
   * @throws ProblemException, as {@link WriteModel.run}
   */
  decide<Answer extends object>(
    request: CommandRequest,
    command: WithoutMetadata<AccessBookCommand>,
    answer: Answer,
  ): Promise<(Answer & { readonly position: Position }) | Plan> {
    return this.run(request, async ({ context, decide }) => {
      const { position } = await decide(accessBook, { ...command, metadata: commandMetadata(context) });
      return { ...answer, position };
    });
  }

  /** Without a dry run, for answers that have a secret. */
  async record<T extends object>(request: CommandRequest, work: (scope: WriteScope) => Promise<T>): Promise<T> {
    return (await this.run({ ...request, dryRun: false }, work)) as T;
  }
}
