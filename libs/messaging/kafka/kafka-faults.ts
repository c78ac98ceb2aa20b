/** The original fault, which kafkajs wraps when its retries are exhausted. */
export function causeOf(fault: unknown): unknown {
  return fault instanceof Error && fault.name === 'KafkaJSNumberOfRetriesExceeded' && fault.cause !== undefined
    ? causeOf(fault.cause)
    : fault;
}

/** Whether a fault passes by itself, for example while a restarted broker loads its groups and their coordinators. */
export function isPassing(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return fault.name === 'KafkaJSGroupCoordinatorNotFound' || ('retriable' in fault && fault.retriable === true);
}

/** Whether a fault suggests that a topic or a partition no longer exists. */
export function contradictsTopics(fault: unknown): boolean {
  const cause = causeOf(fault);
  return cause instanceof Error && 'type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION';
}
