import type { SeenDevice, TruthTable } from './seen-device.js';

const router = (routerOs: string, ...cases: SeenDevice['cases']): SeenDevice => ({ services: [], routerOs, cases });
const ftp = (version: string, ...cases: SeenDevice['cases']): SeenDevice => ({
  services: [{ name: 'ftp', product: 'MikroTik router ftpd', version, device_type: 'router' }],
  cases,
});

/**
 * RouterOS again, written by somebody who had not read the matching and before it was run on these cases. Bounds: `effective ranges`
 * of the table of RouterOS CVEs (MikroTik's change logs and advisories per release train).
 */
export const UNSEEN_ROUTEROS: TruthTable = {
  product: 'unseen: RouterOS',
  devices: [
    router('6.40.7 (bugfix)', ['CVE-2018-14847', 'definite', '6.29 to before 6.40.8; long-term was called bugfix']),
    router('6.42 (current)', ['CVE-2018-14847', 'definite', '6.41 to before 6.42.1; stable was called current'], ['CVE-2018-7445', 'no', 'repaired in 6.41.3, and in 6.42rc27']), // prettier-ignore
    router('6.41.2 (current)', ['CVE-2018-7445', 'definite', 'before 6.41.3']),
    router('6.42rc26 (testing)', ['CVE-2018-7445', 'definite', '6.42rc1 to before 6.42rc27'], ['CVE-2018-14847', 'definite', '6.41 to before 6.42.1']), // prettier-ignore
    router('6.42rc27 (testing)', ['CVE-2018-7445', 'no', 'repaired in 6.42rc27; 27 is after 3']),
    router('6.46beta33 (testing)', ['CVE-2019-15055', 'definite', '6.46beta1 to before 6.46beta34']),
    router('6.46beta34 (testing)', ['CVE-2019-15055', 'no', 'repaired in 6.46beta34']),
    router('6.45.4 (stable)', ['CVE-2019-15055', 'definite', '6.45 to before 6.45.5']),
    router('6.45.5 (stable)', ['CVE-2019-15055', 'no', 'repaired in 6.45.5'], ['CVE-2019-16160', 'no', 'repaired in 6.45.5'], ['CVE-2019-3978', 'definite', '6.45 to before 6.45.7']), // prettier-ignore
    router('6.46.6 (long-term)', ['CVE-2020-11881', 'definite', '6.41.3 to before 6.46.7']),
    router('6.46.7 (long-term)', ['CVE-2020-11881', 'no', 'repaired in 6.46.7']),
    router('6.41.2', ['CVE-2020-11881', 'no', 'from 6.41.3']),
    router('6.47.10 (stable)', ['CVE-2020-11881', 'definite', '6.47 to before 6.48beta40'], ['CVE-2021-41987', 'definite', 'before 6.48.6'], ['CVE-2020-24588', 'no', 'repaired in 6.47.10']), // prettier-ignore
    router('6.48beta35 (testing)', ['CVE-2020-11881', 'definite', '6.47 to before 6.48beta40']),
    router('6.48beta40 (testing)', ['CVE-2020-11881', 'no', 'repaired in 6.48beta40']),
    router('6.48 (stable)', ['CVE-2020-11881', 'no', 'after 6.48beta40'], ['CVE-2020-24588', 'possible', '6.48 to before 6.48.3, by a source nobody verified'], ['CVE-2021-36613', 'definite', 'before 6.48.2']), // prettier-ignore
    router('7.1beta2 (development)', ['CVE-2020-11881', 'definite', '7.0beta1 to before 7.1beta3']),
    router('7.1beta3 (development)', ['CVE-2020-11881', 'no', 'repaired in 7.1beta3']),
    router('6.43.12 (stable)', ['CVE-2019-3943', 'definite', '6.43 to 6.43.12'], ['CVE-2019-3924', 'no', 'repaired in 6.43.12']), // prettier-ignore
    router('6.43.13 (long-term)', ['CVE-2019-3943', 'no', 'repaired in 6.43.13'], ['CVE-2018-19299', 'possible', 'before 6.43.14, by a source nobody verified']), // prettier-ignore
    router('6.44beta75 (testing)', ['CVE-2019-3943', 'definite', '6.44beta1 to 6.44beta75']),
    router('6.44 (stable)', ['CVE-2019-3943', 'no', 'repaired in 6.44'], ['CVE-2018-19299', 'possible', '6.44 to before 6.44.2, by a source nobody verified']), // prettier-ignore
    router('6.44.2 (stable)', ['CVE-2018-19299', 'no', 'repaired in 6.44.2']),
    router('6.37.4 (bugfix)', ['CVE-2017-20149', 'definite', 'before 6.37.5']),
    router('6.37.5 (bugfix)', ['CVE-2017-20149', 'no', 'repaired in 6.37.5'], ['CVE-2017-13077', 'definite', 'before 6.39.3']), // prettier-ignore
    router('6.38.4 (current)', ['CVE-2017-20149', 'definite', '6.38 to before 6.38.5']),
    router('6.38.5 (current)', ['CVE-2017-20149', 'no', 'repaired in 6.38.5']),
    router('6.40.4 (current)', ['CVE-2017-13077', 'no', 'up to 6.40.3']),
    router('7.21.3 (long-term)', ['CVE-2026-39042', 'definite', '7.21 to before 7.21.4']),
    router('7.21.4 (long-term)', ['CVE-2026-39042', 'no', 'repaired in 7.21.4'], ['CVE-2026-52346', 'no', 'repaired in 7.21.4']), // prettier-ignore
    router('7.20.8 (stable)', ['CVE-2026-39042', 'no', 'from 7.21'], ['CVE-2025-42611', 'definite', 'before 7.21']),
    router('7.22.1 (stable)', ['CVE-2026-39042', 'definite', '7.22 to before 7.22.2'], ['CVE-2025-42611', 'no', 'repaired in 7.21'], ['CVE-2026-67281', 'definite', '7.20 to before 7.23.4']), // prettier-ignore
    router('7.22.2 (stable)', ['CVE-2026-39042', 'no', 'repaired in 7.22.2']),
    router('7.13.2 (stable)', ['CVE-2024-2169', 'definite', '7.0 to before 7.13.3'], ['CVE-2023-47310', 'definite', '7.0 to before 7.14']), // prettier-ignore
    router('7.13.3 (stable)', ['CVE-2024-2169', 'no', 'repaired in 7.13.3']),
    router('7.14rc1 (testing)', ['CVE-2023-47310', 'possible', 'a pre-release of the version with the repair']),
    router('7.14 (stable)', ['CVE-2023-47310', 'no', 'repaired in 7.14']),
    router('6.49.11 (stable)', ['CVE-2024-2169', 'definite', 'before 6.49.12'], ['CVE-2023-47310', 'no', 'from 7.0'], ['CVE-2024-27686', 'no', 'up to 6.49.10']), // prettier-ignore
    router('6.49.12 (stable)', ['CVE-2024-2169', 'no', 'repaired in 6.49.12']),
    router('6.45.1 (stable)', ['CVE-2024-27686', 'possible', '6.40.5 to 6.49.10, a repair is not named'], ['CVE-2019-13955', 'no', 'repaired in 6.45.1'], ['CVE-2019-11477', 'no', 'repaired in 6.45.1']), // prettier-ignore
    router('7.24.3 (stable)', ['CVE-2026-16347', 'possible', 'every version there was; 7.24.3 came later, a repair is not named'], ['CVE-2026-67278', 'no', 'repaired in 7.24.3']), // prettier-ignore
    router('7.23.5 (long-term)', ['CVE-2026-67278', 'definite', '7.0 to before 7.23.6'], ['CVE-2026-67276', 'no', 'repaired in 7.23.4']), // prettier-ignore
    router('7.23.6 (long-term)', ['CVE-2026-67278', 'no', 'repaired in 7.23.6']),
    router('7.24rc2 (testing)', ['CVE-2026-86060', 'possible', 'a pre-release of 7.24, which is affected from its start; nobody speaks of it']), // prettier-ignore
    router('7.25beta1 (development)', ['CVE-2026-67276', 'definite', '7.25beta1 to before 7.25beta3'], ['CVE-2026-67281', 'no', 'neither before 7.23.4 nor 7.24 to before 7.24.2']), // prettier-ignore
    router('6.40.5 (current)', ['CVE-2024-54952', 'possible', '6.40.5 is named, a repair is not'], ['CVE-2017-17538', 'possible', 'up to 6.40.5, a repair is not named']), // prettier-ignore
    router('6.40.6 (bugfix)', ['CVE-2024-54952', 'no', '6.40.5 only']),
    router('2.9.51', ['CVE-2008-6976', 'possible', '2.0 to 2.9.51; 51 is after 6; a repair is not named']),
    router('3.14', ['CVE-2008-6976', 'no', '3.0 to 3.13'], ['CVE-2008-0680', 'no', 'up to 3.2'], ['CVE-2012-6050', 'possible', 'up to 5.15, a repair is not named']), // prettier-ignore
    router('6.49.1 (stable)', ['CVE-2021-41987', 'no', 'repaired in 6.49.1'], ['CVE-2022-36522', 'definite', 'before 6.49.6']), // prettier-ignore
    router('6.48.5 (long-term)', ['CVE-2021-41987', 'definite', 'before 6.48.6']),
    router('6.48.8 (long-term)', ['CVE-2023-30800', 'no', 'repaired in 6.48.8'], ['CVE-2023-32154', 'no', 'repaired in 6.48.7'], ['CVE-2023-30799', 'definite', '6.34 to before 6.49.7']), // prettier-ignore
    ftp('7.19.1', ['CVE-2025-6563', 'definite', 'before 7.19.2']),
    ftp('7.19.2', ['CVE-2025-6563', 'no', 'repaired in 7.19.2'], ['CVE-2025-6443', 'definite', '7.0 to before 7.20']),
    ftp('6.49.9', ['CVE-2023-30800', 'definite', '6.49 to before 6.49.10'], ['CVE-2026-86060', 'definite', '6.0 to before 6.49.21']), // prettier-ignore
    ftp('6.49.10', ['CVE-2023-30800', 'no', 'repaired in 6.49.10; 10 is after 9']),
  ],
};
