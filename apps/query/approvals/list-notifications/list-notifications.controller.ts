import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { mayUse, notificationsQuerySchema, type NotificationPage, type NotificationsQuery } from '#libs/contracts';
import { MinPosition, ProblemException, SignedIn, TenantId } from '#libs/http';
import type { Principal } from '#libs/identity';
import { ListNotifications } from './list-notifications.handler.ts';

@Controller('api/v12/notifications')
export class ListNotificationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: notificationsQuerySchema }) notificationsQuery: NotificationsQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
    @SignedIn() principal: Principal | null,
  ): Promise<NotificationPage> {
    if (principal !== null) refuseNotificationsOfOthers(principal, notificationsQuery.recipient);
    return this.queries.execute(new ListNotifications(tenantId, notificationsQuery, minPosition));
  }
}

/** A principal reads its own notifications. Those who operate and audit read all. */
function refuseNotificationsOfOthers({ id, roles }: Principal, recipient: string): void {
  if (recipient === id || mayUse('operations:read', roles)) return;
  const detail = `These notifications are for ${recipient}, and for ADMIN, OPS and AUDITOR. ${id} is signed in.`;
  throw new ProblemException('PERMISSION_DENIED', detail, { details: { principal: id, held: roles } });
}
