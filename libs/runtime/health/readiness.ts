import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Whether new work should still be sent here. */
@Injectable()
export class Readiness {
  #draining = false;

  get isDraining(): boolean {
    return this.#draining;
  }

  /** Says no from now on, and lets those who route requests notice (CV-11). */
  async drain(ms: number): Promise<void> {
    this.#draining = true;
    await delay(ms);
  }
}
