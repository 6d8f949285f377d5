import { DISK } from './disk.ts'
import type { Fault } from './fault.ts'
import { FLOOD } from './flood.ts'
import { LIARS } from './liars.ts'
import { OUTAGES } from './outages.ts'
import { PARTITION } from './partition.ts'
import { SOURCES } from './sources.ts'

/** All faults, in the order of the table. */
export const FAULTS: Fault[] = [...OUTAGES, ...LIARS, ...SOURCES, PARTITION, DISK, FLOOD]
