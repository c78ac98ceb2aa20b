import { identityKey, type TokenVersionEvent } from '#libs/domain';
import { aggregateOfStream, type RecordedEvent } from '#libs/event-store';
import type { Projection, TableOf } from '#libs/projections';
import { NotificationRecipientView, NotificationView, readModels, tableOf, type RowOf } from '#libs/read-models';

type NotificationRow = RowOf<typeof NotificationView>;
type Notification = Pick<NotificationRow, 'kind' | 'version_id' | 'approval_request_id' | 'message'>;

/** The notification to the submitter of the version; undefined if the event needs none. */
function notificationOf({ type, data }: RecordedEvent<TokenVersionEvent>): Notification | undefined {
  switch (type) {
    case 'VersionRejected':
      return notification('REJECTED', data, 'The validators have rejected the version.');
    case 'VersionActivated':
      return notification('ACTIVATED', data, 'The version is active.');
    case 'ApprovalExecutionFailed':
      return notification('EXECUTION_FAILED', data, `The approval could not be executed: ${data.errorMessage}`);
    case 'ApprovalExecutionRolledBack':
      return notification('ROLLED_BACK', data, `The execution was taken back: ${data.reason}`);
    case 'VersionExpired':
      return notification('EXPIRED', data, 'The approval has expired. A new version needs a new vote.');
    default:
      return undefined;
  }
}

function notification(
  kind: Notification['kind'],
  data: { readonly versionId: string; readonly approvalRequestId: string },
  message: string,
): Notification {
  return { kind, version_id: data.versionId, approval_request_id: data.approvalRequestId, message };
}

const notifications: TableOf<NotificationRow> = { ...tableOf(NotificationView), onConflict: 'keep-existing' };

type RecipientRow = RowOf<typeof NotificationRecipientView>;

const recipients: TableOf<RecipientRow> = { ...tableOf(NotificationRecipientView), onConflict: 'overwrite' };

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
  tables: [notifications, recipients],
  reads: {
    table: recipients,
    keyOf: (event) => (event.type === 'VersionSubmitted' ? undefined : versionOf(event)),
  },
  apply(recorded, rows) {
    const event = recorded as RecordedEvent<TokenVersionEvent>;
    const versionId = versionOf(event);
    if (event.type === 'VersionSubmitted') {
      const { submittedBy: recipient, comparison = 'exact' } = event.data;
      const recipient_key = identityKey(recipient, comparison);
      rows.put(recipients, versionId, { version_id: versionId, recipient, recipient_key });
      return;
    }
    const recipientRow = rows.get(versionId) as RecipientRow | undefined;
    const content = notificationOf(event);
    // A version that was never submitted has no recipient, such as one whose execution found no version.
    if (recipientRow === undefined || content === undefined) return;
    const { id, position, metadata } = event;
    const { recipient, recipient_key } = recipientRow;
    const created_at = metadata.occurredAt;
    rows.put(notifications, id, { id, recipient, recipient_key, ...content, created_at, position });
  },
};

function versionOf(event: RecordedEvent): string {
  return aggregateOfStream(event.stream).id;
}
