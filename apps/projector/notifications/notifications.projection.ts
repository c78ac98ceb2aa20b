import type { TokenVersionEvent } from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import type { Projection } from '#libs/projections';
import { readModels } from '#libs/read-models';

interface Notification {
  readonly kind: string;
  readonly version_id: string;
  readonly approval_request_id: string | null;
  readonly message: string;
}

/** What an event means to whoever submitted the version; undefined when it is nothing to tell. */
function notificationOf({ type, data }: RecordedEvent<TokenVersionEvent>): Notification | undefined {
  switch (type) {
    case 'VersionRejected':
      return told('REJECTED', data, 'The validators have rejected the version.');
    case 'VersionActivated':
      return told('ACTIVATED', data, 'The version is active.');
    case 'ApprovalExecutionFailed':
      return told('EXECUTION_FAILED', data, `The approval could not be executed: ${data.errorMessage}`);
    case 'ApprovalExecutionRolledBack':
      return told('ROLLED_BACK', data, `The execution was taken back: ${data.reason}`);
    case 'VersionExpired':
      return told('EXPIRED', data, 'The approval has expired. A new version needs a new vote.');
    default:
      return undefined;
  }
}

function told(
  kind: string,
  data: { readonly versionId: string; readonly approvalRequestId: string },
  message: string,
): Notification {
  return { kind, version_id: data.versionId, approval_request_id: data.approvalRequestId, message };
}

export const notificationsProjection: Projection = {
  name: readModels.notifications,
  types: [
    'VersionSubmitted',
    'VersionRejected',
    'VersionActivated',
    'ApprovalExecutionFailed',
    'ApprovalExecutionRolledBack',
    'VersionExpired',
  ],
  tables: ['notifications', 'notification_recipients'],
  apply: async (client, recorded) => {
    const events = recorded as readonly RecordedEvent<TokenVersionEvent>[];
    const recipients = new Map<string, string>();
    for (const event of events) {
      if (event.type === 'VersionSubmitted') recipients.set(event.data.versionId, event.data.submittedBy);
    }
    if (recipients.size > 0) {
      await client.query({
        name: 'notification_recipients:upsert',
        text: `insert into notification_recipients (version_id, recipient)
               select * from unnest($1::uuid[], $2::text[])
               on conflict (version_id) do update set recipient = excluded.recipient`,
        values: [[...recipients.keys()], [...recipients.values()]],
      });
    }
    const notifications = events.flatMap((event) => {
      const notification = notificationOf(event);
      const { id, position, metadata } = event;
      return notification === undefined ? [] : [{ id, ...notification, created_at: metadata.occurredAt, position }];
    });
    if (notifications.length === 0) return;
    // Nobody is told of a version that nobody submitted, as that of an execution that found none.
    await client.query({
      name: 'notifications:insert',
      text: `insert into notifications (id, recipient, kind, version_id, approval_request_id, message, created_at, position)
             select id, told.recipient, kind, version_id, approval_request_id, message, created_at, position
             from json_populate_recordset(null::notifications, $1) new
             join notification_recipients told using (version_id)
             on conflict (id) do nothing`,
      values: [JSON.stringify(notifications)],
    });
  },
};
