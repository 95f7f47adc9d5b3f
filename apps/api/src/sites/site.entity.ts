import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A network behind one router. */
@Entity('sites')
export class SiteEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  tenant_id!: string;

  @Column('text')
  name!: string;

  /** The networks that may be scanned there, CIDR. */
  @Column('text', { array: true })
  networks!: string[];

  @Column('timestamptz')
  created_at!: Date;

  @Column('timestamptz')
  updated_at!: Date;
}
