import { arrivalCount, arrivalsOf, phasesOf, type Arrival } from './arrivals.ts';
import { AssentHttp } from './assent-http.ts';
import { openLoop } from './open-loop.ts';
import type { Progress } from './progress.ts';
import { randomFrom } from './random.ts';
import { Recording } from './recording.ts';
import { resultOf, type Result } from './result.ts';
import { Run } from './run.ts';
import type { Settings } from './settings.ts';
import { settle } from './settle.ts';
import { workloadOf } from './workloads/index.ts';
import { World } from './world.ts';

const drawEveryMs = 1_000;

/**
 * Prepares the data of a load, runs it, and waits for all answers, and with `--settle` until everything is settled.
 * @param stopped ends the load early. Requests that were sent are still awaited
 * @returns undefined when the load was stopped before it started
 * @throws NotReady
 */
export async function runLoad(
  settings: Settings,
  stopped: AbortSignal,
  progress: Progress,
): Promise<Result | undefined> {
  const random = randomFrom(settings.seed);
  let keys = 0;
  const http: AssentHttp = new AssentHttp(settings.url, {
    ...settings,
    ...(settings.idempotencyKeys && { nextKey: () => `${world.name}-${(keys += 1)}` }),
  });
  const saySteps = (done: number, all: number, what: string): void =>
    progress.say(() => `  ${what}: ${done} of ${all}`, done === all && what !== 'paid');
  const world = new World(http, settings, stopped, saySteps);
  const phases = phasesOf(settings.shape, settings.rate, settings.seconds);
  const recording = new Recording(phases.length);
  try {
    await world.open();
    const run = new Run(world, recording, random, stopped);
    const workload = workloadOf(run);
    await workload.prepare(arrivalCount(phases));
    if (stopped.aborted) return undefined;

    const unanswered = new Set<Promise<void>>();
    recording.startedAt = performance.now();
    const arrive = ({ atMs, phase: index }: Arrival, meantAt: number): void => {
      const phase = recording.phases[index];
      if (phase === undefined) throw new TypeError(`The arrival at ${atMs} ms has no phase.`);
      recording.arrived(phase, atMs);
      recording.lateness.add(performance.now() - meantAt);
      if (http.inFlight >= settings.inFlight) {
        recording.missed(phase, atMs, `${settings.inFlight} requests were in flight`);
        return;
      }
      const work = workload.arrive({ meantAt, phase });
      if (work === undefined) {
        recording.missed(phase, atMs, 'no prepared data was left');
        return;
      }
      const answered = work
        .catch((error: unknown) => recording.fault(error instanceof Error ? (error.stack ?? '') : String(error)))
        .then(() => {
          unanswered.delete(answered);
          recording.second(atMs).latency.add(performance.now() - meantAt);
        });
      unanswered.add(answered);
    };
    const draw = setInterval(() => progress.say(() => line(recording, http)), drawEveryMs);
    const before = process.cpuUsage();
    try {
      await openLoop(arrivalsOf(phases, settings.gaps, random), arrive, stopped);
      await Promise.all(unanswered);
    } finally {
      clearInterval(draw);
    }
    const endedAt = performance.now();
    const { user, system } = process.cpuUsage(before);
    await run.follower.allEnded();
    const settled = settings.settle ? await settle(run, endedAt, stopped, saySteps) : undefined;
    return resultOf(recording, {
      load: world.name,
      settings,
      automaticExecution: world.automaticExecution,
      phases,
      operation: workload.operation,
      endedEarly: stopped.aborted,
      cores: (user + system) / 1_000 / (endedAt - recording.startedAt),
      settled,
    });
  } finally {
    progress.end();
    await http.close();
  }
}

/** The progress of a run in one line. */
function line(recording: Recording, http: AssentHttp): string {
  const { arrivalCount: arrivals, missedCount, counts, faultCount, seconds, startedAt } = recording;
  // The last whole second, because most of its arrivals have their answers.
  const { latency, arrivals: inSecond } = seconds.at(-2) ?? seconds.at(-1) ?? { latency: undefined, arrivals: 0 };
  const ms = (percent: number): string => latency?.percentile(percent).toFixed(1) ?? '–';
  return [
    `  ${Math.round((performance.now() - startedAt) / 1_000)} s`,
    `${arrivals} arrived (${inSecond}/s)`,
    `${http.inFlight} in flight`,
    `in the last second p50 ${ms(50)} ms, p99 ${ms(99)} ms`,
    `${counts.refused} refused, ${counts.unavailable} unavailable, ${missedCount} missed, ${faultCount} faults`,
  ].join(' · ');
}
