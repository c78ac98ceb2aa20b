import {
  schemaIdOf,
  type IntegrationEvent,
  type IntegrationEventData,
  type IntegrationEventType,
} from '#libs/contracts';
import type {
  ApprovalRequestEvent,
  RevenueStreamEvent,
  SettlementEvent,
  TokenEvent,
  TokenVersionEvent,
} from '#libs/domain';
import { derivedId, type RecordedEvent } from '#libs/event-store';

type PublishedEvent = ApprovalRequestEvent | TokenEvent | TokenVersionEvent | RevenueStreamEvent | SettlementEvent;

/** The domain events that are published. */
export const publishedTypes: readonly PublishedEvent['type'][] = [
  'TokenRegistered',
  'TokenFunded',
  'VersionActivated',
  'VersionReplaced',
  'VersionRetired',
  'VersionExpired',
  'VersionRejected',
  'VersionRestored',
  'VersionArchived',
  'ApprovalExpiring',
  'ApprovalExecutionCompleted',
  'ApprovalExecutionFailed',
  'ApprovalExecutionRolledBack',
  'RevenueStreamOpened',
  'SettlementCompleted',
];

/** Translates a domain event to integration events. No other code knows both (DESIGN §7). */
export function integrationEventsOf(recorded: RecordedEvent): IntegrationEvent[] {
  // Each event needs its own sequence, because a consumer may take a known sequence for a repetition (CV-4).
  return translationsOf(recorded).map((event, index) =>
    index === 0 ? event : { ...event, sequence: `${event.sequence}.${index}` },
  );
}

function translationsOf(recorded: RecordedEvent): IntegrationEvent[] {
  const event = recorded as RecordedEvent<PublishedEvent>;
  switch (event.type) {
    case 'TokenRegistered': {
      const { tokenId, issuerAccountId, openingBalance, registeredAt } = event.data;
      if (!/[1-9]/.test(openingBalance)) return [];
      return [
        publish(event, 'TokenFunded', tokenId, {
          tokenId,
          issuerAccountId,
          amount: openingBalance,
          fundedAt: registeredAt,
        }),
      ];
    }
    case 'TokenFunded':
      return [publish(event, 'TokenFunded', event.data.tokenId, event.data)];
    case 'VersionActivated': {
      const { parent, previousStatus, activatedAt, ...rest } = event.data;
      const parentTokenId = parent?.kind === 'token' ? parent.id : null;
      return [
        transition(event, previousStatus, 'ACTIVE', activatedAt),
        publish(event, 'TokenActivated', rest.versionId, {
          versionId: rest.versionId,
          tokenId: rest.tokenId,
          approvalRequestId: rest.approvalRequestId,
          executionId: rest.executionId,
          parentTokenId,
          merkleHash: rest.merkleHash,
          amount: rest.amount,
          recipient: rest.recipient,
          issuerAccountId: rest.issuerAccountId,
          activatedAt,
        }),
      ];
    }
    case 'VersionReplaced': {
      const { versionId, tokenId, replacedByVersionId, replacedAt } = event.data;
      return [
        transition(event, 'ACTIVE', 'REPLACED', replacedAt),
        publish(event, 'TokenRetired', versionId, { versionId, tokenId, replacedByVersionId, retiredAt: replacedAt }),
      ];
    }
    case 'VersionRetired': {
      const { versionId, tokenId, retiredAt } = event.data;
      return [
        transition(event, 'ACTIVE', 'RETIRED', retiredAt),
        publish(event, 'TokenRetired', versionId, { versionId, tokenId, replacedByVersionId: null, retiredAt }),
      ];
    }
    case 'ApprovalExecutionRolledBack': {
      const { versionId, tokenId, approvalRequestId, executionId, reason, rolledBackAt } = event.data;
      return [
        transition(event, 'ACTIVE', 'PENDING_VVB', rolledBackAt),
        publish(event, 'TokenDeactivated', versionId, {
          versionId,
          tokenId,
          approvalRequestId,
          executionId,
          reason,
          deactivatedAt: rolledBackAt,
        }),
      ];
    }
    case 'ApprovalExecutionCompleted': {
      const { versionId, tokenId, approvalRequestId, executionId, totalDurationMs, cascade, completedAt } = event.data;
      return [
        publish(event, 'ApprovalExecutionCompleted', versionId, {
          versionId,
          tokenId,
          approvalRequestId,
          executionId,
          durationMs: totalDurationMs,
          cascadeRetirementExecuted: event.data.cascadeRetirementExecuted,
          cascadeFailed: cascade.outcome === 'failed',
          completedAt,
        }),
      ];
    }
    case 'ApprovalExecutionFailed': {
      const { versionId, tokenId, approvalRequestId, executionId, code, errorMessage, failedAt } = event.data;
      return [
        publish(
          event,
          'ApprovalExecutionFailed',
          versionId,
          { versionId, tokenId, approvalRequestId, executionId, cause: code, message: errorMessage, failedAt },
          tokenId ?? versionId,
        ),
      ];
    }
    case 'VersionRejected': {
      const { rejectedAt } = event.data;
      return [transition(event, 'PENDING_VVB', 'REJECTED', rejectedAt)];
    }
    case 'VersionRestored':
      return [transition(event, 'REPLACED', 'ACTIVE', event.data.restoredAt)];
    case 'VersionArchived':
      return [transition(event, event.data.previousStatus, 'ARCHIVED', event.data.archivedAt)];
    case 'ApprovalExpiring': {
      const { announcedAt: _, ...expiring } = event.data;
      return [publish(event, 'ApprovalExpiring', expiring.versionId, expiring)];
    }
    case 'VersionExpired': {
      const { versionId, tokenId, approvalRequestId, expiredAt } = event.data;
      return [
        transition(event, 'PENDING_VVB', 'EXPIRED', expiredAt),
        publish(event, 'ApprovalExpired', versionId, { versionId, tokenId, approvalRequestId, expiredAt }),
      ];
    }
    case 'RevenueStreamOpened': {
      const { openedAt, ...stream } = event.data;
      return [publish(event, 'RevenueStreamInitiated', stream.revenueStreamId, { ...stream, initiatedAt: openedAt })];
    }
    case 'SettlementCompleted': {
      const { settlementId, revenueStreamId, versionId, tokenId, amount, recipient, completedAt } = event.data;
      return [
        publish(event, 'SettlementCompleted', settlementId, {
          settlementId,
          revenueStreamId,
          versionId,
          tokenId,
          amount,
          recipient,
          completedAt,
        }),
      ];
    }
    default:
      return [];
  }
}

function transition(
  event: RecordedEvent<Extract<PublishedEvent, { data: { versionId: string; tokenId: string } }>>,
  fromStatus: string,
  toStatus: string,
  timestamp: string,
): IntegrationEvent {
  const { versionId, tokenId } = event.data;
  const told = publish(event, 'TokenStateTransition', versionId, {
    versionId,
    tokenId,
    fromStatus,
    toStatus,
    timestamp,
  });
  // The event that consumers act on keeps the domain event's id. This one needs another, because ids are unique (CV-4).
  return { ...told, id: derivedId(event.id, 'TokenStateTransition') };
}

function publish<T extends IntegrationEventType>(
  event: RecordedEvent,
  type: T,
  subject: string,
  data: IntegrationEventData<T> & { readonly tokenId: string | null },
  partitionkey = data.tokenId ?? subject,
): IntegrationEvent {
  const { metadata } = event;
  return {
    specversion: '1.0',
    id: event.id,
    source: '/assent',
    type,
    subject,
    time: metadata.occurredAt,
    datacontenttype: 'application/json',
    dataschema: schemaIdOf(type),
    partitionkey,
    sequence: event.position,
    correlationid: metadata.correlationId,
    causationid: metadata.causationId,
    tenantid: metadata.tenantId,
    ...(metadata.traceparent !== undefined && { traceparent: metadata.traceparent }),
    data,
  } as unknown as IntegrationEvent;
}
