import { parseIpv4Network, ScanProfile } from '#contracts';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { z } from 'zod';
import { type ApiConfig, ApiConfigModule } from './config/index.js';
import { DatabaseModule, migrateDatabase, Notifications, TenantWork } from './platform/database/index.js';
import { ScheduleEntity, SchedulesStore } from './schedule/index.js';
import { SITES_CHANGED, SitesStore } from './sites/index.js';

const Network = z
  .string()
  .refine((text) => parseIpv4Network(text) !== null, 'must be an IPv4 network such as 10.0.0.0/24');

/** A site and a schedule that covers it, as the command takes them. */
export const SiteProvision = z.strictObject({
  tenant_id: z.guid().toLowerCase(),
  site: z.strictObject({ id: z.guid(), name: z.string().min(1).max(200), networks: z.array(Network).min(1).max(256) }),
  schedule: z
    .strictObject({
      id: z.guid(),
      description: z.string().min(1).max(200),
      day_of_week: z.int().min(0).max(6).default(0),
      time_of_day: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
        .default('02:00'),
      every_n_weeks: z.int().min(1).max(52).default(1),
      timezone: z.string().min(1).max(64).default('UTC'),
      min_cvss: z.number().min(0).max(10).default(0),
      warning_threshold: z.number().min(0).max(10).default(7),
      profile: ScanProfile.default('standard'),
      subnets: z.array(Network).min(1).max(256),
    })
    .refine((schedule) => schedule.min_cvss < schedule.warning_threshold, 'min_cvss must be below warning_threshold'),
});
export type SiteProvision = z.output<typeof SiteProvision>;

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([ScheduleEntity])],
  providers: [SitesStore, SchedulesStore],
})
class ProvisionModule {}

/** Adds a site and its schedule, or brings them up to date. Until sites and schedules have REST calls of their own. */
export async function provisionSite(config: ApiConfig, wanted: SiteProvision): Promise<void> {
  await migrateDatabase(config.database.migrationUrl, config.database.url);
  const root = { module: ProvisionModule, imports: [ApiConfigModule.of(config)] };
  const context = await NestFactory.createApplicationContext(root, { logger: ['error', 'warn'] });
  const { id, subnets, ...settings } = wanted.schedule;
  const { tenant_id, site } = wanted;
  const now = new Date();
  await context.get(TenantWork).write(tenant_id, async (tx) => {
    await context.get(SitesStore).save({ ...site, tenant_id, created_at: now, updated_at: now }, tx);
    const covers = subnets.map((subnet) => ({ siteId: site.id, subnet }));
    const schedule = { ...settings, id, tenant_id, created_at: now, updated_at: now };
    await context.get(SchedulesStore).save(schedule, covers, tx);
  });
  await context.get(Notifications).announced(SITES_CHANGED);
  await context.close();
}
