import type { TokenVersionEvent } from '#libs/domain';
import type { RecordedEvent } from '#libs/event-store';
import type { Projection, TableOf } from '#libs/projections';
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

const notifications: TableOf<
  Notification & {
    readonly id: string;
    readonly recipient: string;
    readonly created_at: string;
    readonly position: string;
  }
> = {
  name: 'notifications',
  key: ['id'],
  columns: ['id', 'recipient', 'kind', 'version_id', 'approval_request_id', 'message', 'created_at', 'position'],
  stays: 'first',
};

interface RecipientRow {
  readonly version_id: string;
  readonly recipient: string;
}

/** Whoever submitted a version last. */
const recipients: TableOf<RecipientRow> = {
  name: 'notification_recipients',
  key: ['version_id'],
  columns: ['version_id', 'recipient'],
  stays: 'last',
};

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
      rows.put(recipients, versionId, { version_id: versionId, recipient: event.data.submittedBy });
      return;
    }
    const told = rows.get(versionId) as RecipientRow | undefined;
    const notification = notificationOf(event);
    // Nobody is told of a version that nobody submitted, as that of an execution that found none.
    if (told === undefined || notification === undefined) return;
    const { id, position, metadata } = event;
    const { recipient } = told;
    rows.put(notifications, id, { id, recipient, ...notification, created_at: metadata.occurredAt, position });
  },
};

function versionOf(event: RecordedEvent): string {
  return event.stream.slice('version-'.length);
}
