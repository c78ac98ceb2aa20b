import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Whether this process accepts new work. */
@Injectable()
export class Readiness {
  #draining = false;

  get isDraining(): boolean {
    return this.#draining;
  }

  /** Reports not ready, and waits until load balancers have noticed (CV-11). */
  async drain(ms: number): Promise<void> {
    this.#draining = true;
    await delay(ms);
  }
}
