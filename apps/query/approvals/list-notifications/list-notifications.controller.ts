import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { notificationsQuerySchema, type NotificationPage, type NotificationsQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListNotifications } from './list-notifications.handler.ts';

@Controller('api/v12/notifications')
export class ListNotificationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: notificationsQuerySchema }) notificationsQuery: NotificationsQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<NotificationPage> {
    return this.queries.execute(new ListNotifications(tenantId, notificationsQuery, minPosition));
  }
}
