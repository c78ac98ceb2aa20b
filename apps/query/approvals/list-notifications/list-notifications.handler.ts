import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { positionSchema, type NotificationPage, type NotificationsQuery } from '#libs/contracts';
import { listCursor } from '#libs/http';
import { NotificationView, readModels } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';
import { PersonKeys } from '../../reads/person-keys.ts';

/** S7-14. */
export class ListNotifications extends Query<NotificationPage> {
  constructor(
    readonly tenantId: string,
    readonly notificationsQuery: NotificationsQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('notifications', z.tuple([positionSchema]));

@QueryHandler(ListNotifications)
export class ListNotificationsHandler implements IQueryHandler<ListNotifications> {
  constructor(
    private readonly reads: FreshReads,
    private readonly persons: PersonKeys,
  ) {}

  async execute({ tenantId, notificationsQuery, minPosition }: ListNotifications): Promise<NotificationPage> {
    const { recipient, limit, cursor } = notificationsQuery;
    const reads = await this.reads.read(tenantId, minPosition, [readModels.notifications]);
    const notifications = await reads.page(NotificationView, {
      where: [{ recipientKey: this.persons.of(recipient) }],
      order: ['position'],
      cursors,
      filters: { recipient },
      cursor,
      limit,
    });
    return {
      items: notifications.items.map((notification) => ({
        id: notification.id,
        recipient: notification.recipient,
        kind: notification.kind,
        versionId: notification.versionId,
        approvalRequestId: notification.approvalRequestId ?? null,
        message: notification.message,
        createdAt: notification.createdAt.toISOString(),
      })),
      nextCursor: notifications.nextCursor,
    };
  }
}
