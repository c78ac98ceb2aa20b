import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { notificationsQuerySchema, type NotificationPage, type NotificationsQuery } from '#libs/contracts';
import { Caller, holds, MinPosition, ProblemException, TenantId, type Identity } from '#libs/http';
import { ListNotifications } from './list-notifications.handler.ts';

@Controller('api/v12/notifications')
export class ListNotificationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: notificationsQuerySchema }) notificationsQuery: NotificationsQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
    @Caller() identity: Identity | undefined,
  ): Promise<NotificationPage> {
    if (identity !== undefined) refuseNotificationsOfOthers(identity, notificationsQuery.recipient);
    return this.queries.execute(new ListNotifications(tenantId, notificationsQuery, minPosition));
  }
}

/** A principal reads its own notifications. Those who operate and audit read all. */
function refuseNotificationsOfOthers(identity: Identity, recipient: string): void {
  const { id, roles } = identity.principal;
  if (recipient === id || holds(identity, 'operations:read')) return;
  const detail = `These notifications are for ${recipient}, and for ADMIN, OPS and AUDITOR. ${id} is signed in.`;
  throw new ProblemException('PERMISSION_DENIED', detail, { details: { principal: id, held: roles } });
}
