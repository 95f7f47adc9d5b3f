import { defineEvent, type PayloadOf } from '../define-event.js';
import { hostFacts } from '../model/host-facts.js';
import { attemptOf } from './attempt-of.js';

export const ScanHostObserved = defineEvent({
  type: 'scan.host_observed',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'What was seen at one address, or why nothing was',
  payload: (object) => object({ ...attemptOf, host: hostFacts(object) }),
});
export type ScanHostObserved = PayloadOf<typeof ScanHostObserved>;
export type HostFacts = ScanHostObserved['host'];
export type PortFacts = HostFacts['ports'][number];
export type ServiceFacts = NonNullable<PortFacts['service']>;
