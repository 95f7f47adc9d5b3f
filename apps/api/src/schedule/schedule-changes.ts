import type { ScanScheduleBody, ScanSchedulePatch } from '#contracts';

export type ScheduleChanges = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** Which settings differ, from what to what: an entry of the audit log. Null when none does. */
export function changesOf(before: ScanScheduleBody, after: ScanScheduleBody): ScheduleChanges | null {
  const names = Object.keys(after) as (keyof ScanScheduleBody)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((name) => [name, { from: before[name], to: after[name] }]));
}

/** The settings with what the patch gives; lists are replaced whole. */
export function mergedSettings(before: ScanScheduleBody, patch: ScanSchedulePatch): ScanScheduleBody {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...before, ...(Object.fromEntries(given) as Partial<ScanScheduleBody>) };
}
