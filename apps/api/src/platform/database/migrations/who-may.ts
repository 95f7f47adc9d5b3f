import { CENTRE_ROLE, TENANT_IN_FORCE, TENANT_ROLE } from '../roles.js';

const EVERYTHING = 'SELECT, INSERT, UPDATE, DELETE';

/** Statements after which only the centre may do anything with the table. */
export function ofCentre(table: string, rights = EVERYTHING): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `GRANT ${rights} ON ${table} TO ${CENTRE_ROLE}`,
    `CREATE POLICY centre ON ${table} TO ${CENTRE_ROLE} USING (true) WITH CHECK (true)`,
  ];
}

/** The same, but that a tenant has these rights to the rows with its own `tenant_id`. */
export function ofTenants(table: string, rights: string, centreRights = EVERYTHING): string[] {
  return [
    ...ofCentre(table, centreRights),
    `GRANT ${rights} ON ${table} TO ${TENANT_ROLE}`,
    `CREATE POLICY tenant ON ${table} TO ${TENANT_ROLE}
      USING (tenant_id = ${TENANT_IN_FORCE}) WITH CHECK (tenant_id = ${TENANT_IN_FORCE})`,
  ];
}

/** The same, but that every tenant may read all of it. */
export function readByAll(table: string): string[] {
  return [
    ...ofCentre(table),
    `GRANT SELECT ON ${table} TO ${TENANT_ROLE}`,
    `CREATE POLICY tenant ON ${table} FOR SELECT TO ${TENANT_ROLE} USING (true)`,
  ];
}
