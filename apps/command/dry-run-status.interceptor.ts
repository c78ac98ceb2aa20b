import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

/** A plan is answered with 200, whatever the command itself would be answered with: nothing was created or accepted. */
export class DryRunStatus implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      tap((answer: unknown) => {
        const isPlan = typeof answer === 'object' && answer !== null && 'dryRun' in answer;
        if (isPlan) void context.switchToHttp().getResponse<FastifyReply>().status(200);
      }),
    );
  }
}
