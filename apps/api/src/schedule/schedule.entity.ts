import type { ScanProfile } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When, how and with which thresholds sites are scanned. */
@Entity('schedules')
export class ScheduleEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  tenant_id!: string;

  @Column('text')
  description!: string;

  /** 0 = Sunday. */
  @Column('smallint')
  day_of_week!: number;

  /** `HH:MM`, local to {@link timezone}. */
  @Column('text')
  time_of_day!: string;

  @Column('smallint')
  every_n_weeks!: number;

  /** IANA name. */
  @Column('text')
  timezone!: string;

  /** Findings below this CVSS score are left out of reports. */
  @Column('double precision')
  min_cvss!: number;

  /** Findings at or above this CVSS score are a warning. */
  @Column('double precision')
  warning_threshold!: number;

  @Column('text')
  profile!: ScanProfile;

  @Column('timestamptz')
  created_at!: Date;

  @Column('timestamptz')
  updated_at!: Date;
}

/** A subnet of a site that a schedule covers. */
@Entity('schedule_sites')
export class ScheduleSiteEntity {
  @PrimaryColumn('uuid')
  schedule_id!: string;

  @PrimaryColumn('uuid')
  site_id!: string;

  @Column('uuid')
  tenant_id!: string;

  /** CIDR. */
  @PrimaryColumn('text')
  subnet!: string;
}
