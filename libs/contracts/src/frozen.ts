import type { EventDeclaration } from './define-event.js';
import { type JsonSchema, toJsonSchema } from './json-schema.js';

/** What others rely on once a version of an event is published; kept in `frozen/<type>.v<version>.json`. */
export interface FrozenContract {
  readonly type: string;
  readonly version: number;
  /** The CloudEvents `type` header. */
  readonly ce_type: string;
  /** NATS subject with the site as `{site_id}`. */
  readonly subject: string;
  readonly stream: string;
  /** JSON Schema of the payload as we send it. */
  readonly payload: JsonSchema;
}

/** The contract of an event as it is declared now. */
export function frozenContract(event: EventDeclaration): FrozenContract {
  return {
    type: event.type,
    version: event.version,
    ce_type: event.ceType,
    subject: event.subjectPattern,
    stream: event.stream,
    payload: toJsonSchema(event.publish),
  };
}

/** The name of the file that keeps the contract. */
export function frozenFileName(event: Pick<EventDeclaration, 'type' | 'version'>): string {
  return `${event.type}.v${event.version}.json`;
}
