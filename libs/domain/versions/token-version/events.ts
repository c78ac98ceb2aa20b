import type { ExecutionEvent } from './execution-events.ts';
import type { LifecycleEvent } from './lifecycle-events.ts';
import type { ParentEvent } from './parent-events.ts';
import type { SuccessionEvent } from './succession-events.ts';

export type TokenVersionEvent = LifecycleEvent | ExecutionEvent | SuccessionEvent | ParentEvent;

export type EventData<T extends TokenVersionEvent['type']> = Extract<TokenVersionEvent, { type: T }>['data'];
