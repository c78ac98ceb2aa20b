/** The fault below those in which kafkajs wraps it when it has tried often enough. */
export function causeOf(fault: unknown): unknown {
  return fault instanceof Error && fault.name === 'KafkaJSNumberOfRetriesExceeded' && fault.cause !== undefined
    ? causeOf(fault.cause)
    : fault;
}

/** Whether a fault passes by itself: a broker that has just started looks for its groups' coordinators, and loads them. */
export function isPassing(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return fault.name === 'KafkaJSGroupCoordinatorNotFound' || ('retriable' in fault && fault.retriable === true);
}

/** Whether a fault says that a topic, or a partition of it, is no longer there. */
export function contradictsTopics(fault: unknown): boolean {
  const cause = causeOf(fault);
  return cause instanceof Error && 'type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION';
}
