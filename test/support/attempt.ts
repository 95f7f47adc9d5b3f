import { randomUUID } from 'node:crypto';
import {
  encodeEvent,
  type EventDeclaration,
  type HostFacts,
  type PayloadOf,
  type RouterFacts,
  ScanCancelled,
  ScanFinished,
  ScanHostObserved,
  ScanProgress,
  ScanRequested,
  ScanRouterChecked,
  ScanStarted,
} from '#contracts';
import type { Publication } from './broker.js';
import { routerFacts, TELNET_ON } from './observed-rows.js';

/** When everything in a scripted attempt begins. */
export const AT = '2026-11-23T12:00:00.000Z';

/** A moment that many seconds after {@link AT}. */
export function after(seconds: number): string {
  return new Date(Date.parse(AT) + seconds * 1000).toISOString();
}

/** A request as the centre sends it; its deadline is far away. */
export function scanRequested(change: Partial<ScanRequested> = {}): ScanRequested {
  return {
    scan_id: randomUUID(),
    short_id: Array.from({ length: 3 }, () => randomUUID().slice(0, 3).toUpperCase()).join('-'),
    site_scan_id: randomUUID(),
    tenant_id: randomUUID(),
    schedule_id: randomUUID(),
    site_id: randomUUID(),
    kind: 'single_ip',
    targets: ['10.77.0.11'],
    allowed_networks: ['10.77.0.0/24'],
    profile: 'quick',
    min_cvss: 0,
    warning_threshold: 7,
    requested_at: AT,
    deadline: new Date(Date.now() + 86_400_000).toISOString(),
    ...change,
  };
}

/** The request as a message of the centre's. */
export function requestMessage(request: ScanRequested): Publication {
  return centreMessage(ScanRequested, request);
}

/** The word of the centre's that ends the site scan of a request. */
export function cancelMessage(request: ScanRequested, change: Partial<ScanCancelled> = {}): Publication {
  const { scan_id, site_scan_id, site_id } = request;
  const requested_at = new Date().toISOString();
  return centreMessage(ScanCancelled, { scan_id, site_scan_id, site_id, intent: 'stop', requested_at, ...change });
}

function centreMessage<Event extends typeof ScanRequested | typeof ScanCancelled>(
  event: Event,
  payload: PayloadOf<Event> & { readonly site_id: string; readonly scan_id: string; readonly requested_at: string },
): Publication {
  const envelope = { id: randomUUID(), source: '/centre', time: payload.requested_at, subject: payload.scan_id };
  return encodeEvent(event as EventDeclaration, payload.site_id, { ...envelope, traceparent: null }, payload);
}

/** A host that answered, with an old MikroTik behind its FTP port. */
export function hostSeen(change: Partial<HostFacts> = {}): HostFacts {
  return {
    address: '10.77.0.11',
    outcome: 'complete',
    reason: null,
    mac: { address: '00:0C:29:A1:00:11', source: 'nmap', vendor: 'VMware' },
    hostnames: [],
    scanned_tcp_ports: '1-1024',
    ports: [{ protocol: 'tcp', port: 21, state: 'open', reason: 'syn-ack', service: mikrotikFtpd() }],
    ports_truncated: false,
    started_at: AT,
    ended_at: after(60),
    ...change,
  };
}

function mikrotikFtpd(): NonNullable<HostFacts['ports'][number]['service']> {
  return {
    name: 'ftp',
    product: 'MikroTik router ftpd',
    version: '6.40.7',
    extra_info: null,
    hostname: null,
    os_type: null,
    device_type: 'router',
    tunnel: null,
    method: 'probed',
    confidence: 10,
    cpes: [],
  };
}

type Place = Pick<ScanRequested, 'scan_id' | 'site_scan_id' | 'site_id'>;

/** What an agent says in one attempt, message by message. Every call is another event with an id of its own. */
export class Attempt {
  constructor(
    private readonly place: Place,
    private readonly attempt = 1,
  ) {}

  started(agentName = 'agent-1'): Publication {
    const agent = { name: agentName, version: '0.1.0', nmap_version: '7.93' };
    return this.event(ScanStarted, { ...this.belongs(), started_at: AT, agent }, AT);
  }

  progress(sequence: number, percent: number): Publication {
    const at = after(sequence);
    return this.event(ScanProgress, { ...this.belongs(), sequence, phase: 'ports', percent, at }, at);
  }

  router(facts: RouterFacts | null = routerFacts('7.24.1 (stable)')): Publication {
    const verdict =
      facts === null
        ? { outcome: 'unreachable' as const, reason: 'connection refused', checks: [] }
        : { outcome: 'complete' as const, reason: null, checks: [TELNET_ON] };
    const payload = { ...this.belongs(), endpoint: '10.77.0.1:8728', ...verdict, facts, checked_at: after(5) };
    return this.event(ScanRouterChecked, payload, after(5));
  }

  host(change: Partial<HostFacts> = {}): Publication {
    const host = hostSeen(change);
    return this.event(ScanHostObserved, { ...this.belongs(), host }, host.ended_at);
  }

  finished(hosts: number, change: Partial<ScanFinished> = {}): Publication {
    const end = { outcome: 'completed' as const, reason: null, started_at: AT, finished_at: after(90) };
    return this.event(
      ScanFinished,
      { ...this.belongs(), ...end, results: { hosts, routers: 1 }, ...change },
      after(90),
    );
  }

  private belongs() {
    const { scan_id, site_scan_id, site_id } = this.place;
    return { scan_id, site_scan_id, site_id, attempt: this.attempt };
  }

  private event<Event extends EventDeclaration>(event: Event, payload: PayloadOf<Event>, time: string): Publication {
    const { site_id, scan_id } = this.place;
    const source = `/sites/${site_id}/agents/agent-1`;
    return encodeEvent(
      event,
      site_id,
      { id: randomUUID(), source, time, subject: scan_id, traceparent: null },
      payload,
    );
  }
}

/** The message with its body changed as JSON. */
export function rewritten(message: Publication, change: (body: Record<string, unknown>) => object): Publication {
  return { ...message, body: JSON.stringify(change(JSON.parse(message.body) as Record<string, unknown>)) };
}
