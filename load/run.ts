import type { Answer } from './assent-http.ts';
import { Follower } from './follow.ts';
import { Ledger } from './ledger.ts';
import { outcomeOf, type Outcome, type PhaseRecord, type Recording } from './recording.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

/** An arrival, which its requests count for. */
export interface Arrived {
  /** Its planned time, by `performance.now()`. */
  readonly meantAt: number;
  readonly phase: PhaseRecord;
}

/** An answer and its meaning. */
export interface Asked {
  readonly outcome: Outcome;
  readonly answer: Answer;
}

/** Sends the requests of arrivals and measures their answers. */
export class Run {
  readonly world: World;
  readonly settings: Settings;
  readonly recording: Recording;
  readonly ledger = new Ledger();
  readonly follower: Follower;
  readonly random: () => number;

  constructor(world: World, recording: Recording, random: () => number, stopped: AbortSignal) {
    this.world = world;
    this.settings = world.settings;
    this.recording = recording;
    this.random = random;
    this.follower = new Follower(world.http, recording, this.settings.follow, stopped);
  }

  /**
   * Sends a command and measures it.
   * @param since its planned time; default: now, for a further step of an arrival
   */
  async post(operation: string, { phase }: Arrived, path: string, body: object, since?: number): Promise<Asked> {
    const startedAt = since ?? performance.now();
    const answer = await this.world.http.post(path, body);
    return this.#measured(operation, phase, path, answer, startedAt);
  }

  async get(operation: string, { phase }: Arrived, path: string, minPosition: string | undefined, since: number) {
    const answer = await this.world.http.get(path, minPosition);
    return this.#measured(operation, phase, path, answer, since);
  }

  /** Measures several requests as a whole. */
  ended(operation: string, { phase, meantAt }: Arrived, done: boolean): void {
    const { latency, answers } = phase.operation(operation);
    const ms = performance.now() - meantAt;
    latency.add(ms);
    const name = done ? 'done' : 'not done';
    answers.set(name, (answers.get(name) ?? 0) + 1);
  }

  /** Records a wrong answer. */
  wrong(text: string): void {
    this.recording.fault(text);
  }

  #measured(operation: string, phase: PhaseRecord, path: string, answer: Answer, startedAt: number): Asked {
    const { status, code } = answer;
    const outcome = outcomeOf(status);
    const said = `${status === 0 ? 'lost' : status}${code === '' ? '' : ` ${code}`}`;
    this.recording.answered(phase, operation, performance.now() - startedAt, said, outcome);
    if (outcome === 'fault') {
      const event = status === 0 ? `lost its answer (${code})` : `was answered ${said}`;
      this.wrong(`${operation} ${event}: ${path} ${detailOf(answer)}`.trimEnd());
    }
    return { outcome, answer };
  }
}

function detailOf({ body }: Answer): string {
  return typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail) : '';
}
