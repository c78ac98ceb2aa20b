import { Module } from '@nestjs/common';
import { FreshReads } from './fresh-reads.ts';
import { PersonKeys } from './person-keys.ts';

/** Reads of the read models, for every subject. */
@Module({ providers: [FreshReads, PersonKeys], exports: [FreshReads, PersonKeys] })
export class ReadsModule {}
