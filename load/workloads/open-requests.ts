import type { Arrived, Run } from '../run.ts';
import { hotBoard, type Request } from '../world.ts';
import { vote } from './steps.ts';

/** Votes are spread over this many of the oldest open requests, because many boards vote at the same time. */
const votedOnAtOnce = 200;
/** Hot requests that are kept open, because the next must be open before all votes on one are cast. */
const hotInStock = 3;

interface Open {
  readonly request: Request;
  next: number;
}

/** The requests that wait for votes, and the next vote. Each validator votes once and waits for no other. */
export class OpenRequests {
  readonly #run: Run;
  readonly #cold: Open[] = [];
  readonly #hot: Open[] = [];
  #opening = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  add(request: Request): void {
    this.#cold.push({ request, next: 0 });
  }

  /** Opens the requests that a number of votes needs. */
  async prepare(votes: number): Promise<void> {
    const { world, settings } = this.#run;
    const board = world.board(settings.validators);
    const hot = settings.hot === 0 ? 0 : Math.max(hotInStock, Math.ceil((votes * settings.hot) / hotBoard));
    await world.inParallel(hot, 'hot requests', async () => {
      await this.#openHot();
    });
    const cold = settings.hot === 1 ? 0 : Math.max(1, Math.ceil((votes * (1 - settings.hot)) / board.length));
    await world.inParallel(cold, 'requests to vote on', async () => {
      this.add(await world.submitted(world.token(false), board, settings.tier));
    });
  }

  /** The next vote; undefined when no request is open. */
  vote(arrived: Arrived, since: number): Promise<void> | undefined {
    const { random, settings } = this.#run;
    // Drawn in any case, so that later draws are the same.
    const [hot, place] = [random() < settings.hot, random()];
    const open = hot ? this.#hot : this.#cold;
    const index = hot ? 0 : Math.floor(place * Math.min(votedOnAtOnce, open.length));
    const found = open[index];
    if (found === undefined) return undefined;
    const validator = found.request.validators[found.next] ?? '';
    found.next += 1;
    if (found.next === found.request.validators.length) open.splice(index, 1);
    if (hot && this.#hot.length + this.#opening < hotInStock) this.#openAnother();
    return vote(this.#run, arrived, found.request, validator, since).then(() => undefined);
  }

  #openAnother(): void {
    this.#opening += 1;
    this.#openHot()
      .catch((error: unknown) => this.#run.wrong(String(error)))
      .finally(() => {
        this.#opening -= 1;
      });
  }

  async #openHot(): Promise<void> {
    const { world, settings } = this.#run;
    const request = await world.submitted(world.token(true), world.board(hotBoard), settings.tier);
    this.#hot.push({ request, next: 0 });
  }
}
