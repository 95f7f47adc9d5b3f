import { describe, expect, it } from '@jest/globals';
import { ScanSchedule, ScanScheduleBody } from '#contracts';
import { changesOf, mergedSettings } from './schedule-changes.js';
import { CHANGED_SCHEDULE, CREATED_SCHEDULE, SCHEDULE, SCHEDULE_BODY } from './schedule-examples.data.js';
import { isMatched, shownSchedule, versionOf } from './shown-schedule.js';

const settings = ScanScheduleBody.parse(SCHEDULE_BODY);
const stored = {
  id: SCHEDULE.id,
  tenant_id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  settings,
  anchor_date: '2025-10-27',
  next_run_at: new Date('2025-11-10T07:00:00Z'),
  last_run_at: new Date('2025-10-27T06:00:00Z'),
  created_at: new Date(SCHEDULE.created_at),
  updated_at: new Date(SCHEDULE.updated_at),
};

describe('a schedule that is shown', () => {
  it('is the example of the documentation, with its times as its zone has them on the day', () => {
    expect(shownSchedule(stored, undefined)).toEqual(SCHEDULE);
    for (const example of [SCHEDULE, CREATED_SCHEDULE, CHANGED_SCHEDULE]) ScanSchedule.strict().parse(example);
  });

  it('says what its scans say of it', () => {
    const standing = { running: true, status: 'stopping', latest_scan: null } as const;
    expect(shownSchedule(stored, standing)).toMatchObject(standing);
  });

  it('has no next run when it covers no site any more', () => {
    const schedule = shownSchedule({ ...stored, settings: { ...settings, sites: [] } }, undefined);
    expect(schedule.next_scan_at).toBeNull();
  });
});

describe('the version of a schedule', () => {
  const version = versionOf(stored.updated_at);

  it.each([
    [undefined, true],
    ['*', true],
    [version, true],
    [`"other", ${version}`, true],
    ['"other"', false],
    [`W/${version}`, false],
    ['', false],
  ])('If-Match: %s lets it be changed: %s', (ifMatch, expected) => {
    expect(isMatched(ifMatch, version)).toBe(expected);
  });
});

describe('changed settings', () => {
  it('are told field by field, and not at all when nothing differs', () => {
    expect(changesOf(settings, { ...settings })).toBeNull();
    expect(changesOf(settings, { ...settings, enabled: false, notify: [stored.id] })).toEqual({
      enabled: { from: true, to: false },
      notify: { from: [], to: [stored.id] },
    });
  });

  it('are those that are there, with what is given', () => {
    const patch = { description: 'Another', notification_group: null, profile: undefined };
    expect(mergedSettings(settings, patch)).toEqual({ ...settings, description: 'Another', notification_group: null });
  });
});
