export interface MeasuredPhases {
  /** Milliseconds, to the microsecond. */
  readonly initiatedMs: number;
  readonly validatedMs: number;
  readonly transitionedMs: number;
  readonly completedMs: number;
}

type Phase = 'initiated' | 'validated' | 'transitioned' | 'completed';

/** Measures the exclusive durations of the four phases by the monotonic clock (C-9). */
export class PhaseTimer {
  readonly #startedAt = performance.now();
  #phaseStartedAt = this.#startedAt;
  readonly #durations: Record<Phase, number> = { initiated: 0, validated: 0, transitioned: 0, completed: 0 };

  /** Ends a phase. Its duration is the time since the phase before it ended. */
  end(phase: Phase): void {
    const now = performance.now();
    this.#durations[phase] = toMicroseconds(now - this.#phaseStartedAt);
    this.#phaseStartedAt = now;
  }

  phases(): MeasuredPhases {
    const { initiated, validated, transitioned, completed } = this.#durations;
    return { initiatedMs: initiated, validatedMs: validated, transitionedMs: transitioned, completedMs: completed };
  }

  elapsedMs(): number {
    return toMicroseconds(performance.now() - this.#startedAt);
  }
}

function toMicroseconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
