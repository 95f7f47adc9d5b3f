import type { z } from 'zod';
import { exact, tolerant, type ObjectFlavour } from './model/object-flavour.js';
import type { StreamName } from './streams.js';

/** Where a message belongs, as its payload says. */
export interface EventPlace {
  readonly site_id: string;
  readonly site_scan_id: string;
}

/** One kind of message, declared once: its type, version, subject, stream and payload. */
export interface EventDeclaration<Payload extends z.ZodObject = z.ZodObject> {
  /** Dotted, in the past tense: `scan.requested`. */
  readonly type: string;
  readonly version: number;
  /** The CloudEvents `type` header: `siteward.<type>.v<version>`. */
  readonly ceType: string;
  readonly stream: StreamName;
  readonly summary: string;
  /** NATS subject pattern with the site as `{site_id}`, and the site scan as `{site_scan_id}` where it is part of it. */
  readonly subjectPattern: string;
  /** The subject a payload belongs to. */
  readonly subjectFor: (place: EventPlace) => string;
  /** What we send: exact, an unknown key is an error. */
  readonly publish: Payload;
  /** What we receive: a newer sender's unknown keys are dropped. */
  readonly consume: Payload;
}

/** The payload of a declared event as a plain type. */
export type PayloadOf<Event extends EventDeclaration> = z.output<Event['consume']>;

/** Declares an event. The payload is a function of the object flavour, so that one text gives both schemas. */
export function defineEvent<Payload extends z.ZodObject>(spec: {
  readonly type: string;
  readonly version: number;
  readonly stream: StreamName;
  readonly summary: string;
  /** Whether every site scan has a subject of its own, so that the last word about it can be asked for. */
  readonly perSiteScan?: boolean;
  readonly payload: (object: ObjectFlavour) => Payload;
}): EventDeclaration<Payload> {
  const subjectFor = ({ site_id, site_scan_id }: EventPlace) =>
    [spec.type, site_id, ...(spec.perSiteScan === true ? [site_scan_id] : [])].join('.');
  return {
    type: spec.type,
    version: spec.version,
    ceType: `siteward.${spec.type}.v${spec.version}`,
    stream: spec.stream,
    summary: spec.summary,
    subjectPattern: subjectFor({ site_id: '{site_id}', site_scan_id: '{site_scan_id}' }),
    subjectFor,
    publish: spec.payload(exact),
    consume: spec.payload(tolerant),
  };
}
