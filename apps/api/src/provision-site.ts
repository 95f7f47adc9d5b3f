import { ScanScheduleBody, SiteBody } from '#contracts';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { type ApiConfig, ApiConfigModule } from './config/index.js';
import { DatabaseModule, migrateDatabase, Notifications, TenantWork, type Tx } from './platform/database/index.js';
import { SaveSchedule, ScheduleSettingsModule } from './schedule/index.js';
import { SITES_CHANGED, SitesStore } from './sites/index.js';

const { sites: _, ...settings } = ScanScheduleBody.shape;
const { subnet } = ScanScheduleBody.shape.sites.element.shape;

/** A site and a schedule that covers it, as the command takes them. */
export const SiteProvision = z.strictObject({
  tenant_id: z.guid().toLowerCase(),
  site: z.strictObject({ id: z.guid().toLowerCase(), ...SiteBody.shape }),
  /** As in `POST /scans/cve/scheduled`, but with a time of its own, and not run by it, unless it says so: it is for trying out. */
  schedule: z.strictObject({
    ...settings,
    id: z.guid().toLowerCase(),
    day_of_week: settings.day_of_week.default(0),
    time_of_day: settings.time_of_day.default('02:00'),
    every_n_weeks: settings.every_n_weeks.default(1),
    timezone: settings.timezone.default('UTC'),
    min_cvss: settings.min_cvss.default(0),
    warning_threshold: settings.warning_threshold.default(7),
    enabled: z.boolean().default(false),
    subnets: z.array(subnet).min(1),
  }),
});
export type SiteProvision = z.output<typeof SiteProvision>;

@Module({ imports: [DatabaseModule, ScheduleSettingsModule], providers: [SitesStore] })
class ProvisionModule {}

/**
 * Adds a site and its schedule, or brings them up to date, by the rules of the API.
 * @throws {AppError} when there can be no such schedule.
 */
export async function provisionSite(config: ApiConfig, wanted: SiteProvision): Promise<void> {
  await migrateDatabase(config.database.migrationUrl, config.database.url);
  const root = { module: ProvisionModule, imports: [ApiConfigModule.of(config)] };
  const context = await NestFactory.createApplicationContext(root, { logger: ['error', 'warn'] });
  try {
    const { tenant_id, site } = wanted;
    const now = new Date();
    await context.get(TenantWork).write(tenant_id, async (tx) => {
      await context.get(SitesStore).save({ ...site, tenant_id, created_at: now, updated_at: now }, tx);
      await provisionSchedule(context.get(SaveSchedule, { strict: false }), wanted, now, tx);
    });
    await context.get(Notifications).announced(SITES_CHANGED);
  } finally {
    await context.close();
  }
}

async function provisionSchedule(
  schedules: SaveSchedule,
  { tenant_id, site, schedule }: SiteProvision,
  now: Date,
  tx: Tx,
): Promise<void> {
  const { id, subnets, ...rest } = schedule;
  const sites = subnets.map((one) => ({ id: site.id, subnet: one }));
  const wish = { actor: { tenantId: tenant_id }, settings: { ...rest, sites }, now };
  const before = await schedules.locked(tenant_id, id, tx);
  if (before === null) await schedules.create(id, wish, tx);
  else await schedules.change(before, wish, tx);
}
