import type { SeenDevice, TruthTable } from './seen-device.js';

const router = (routerOs: string, ...cases: SeenDevice['cases']): SeenDevice => ({ services: [], routerOs, cases });

const ftp = (version: string): SeenDevice['services'][number] => ({
  name: 'ftp',
  product: 'MikroTik router ftpd',
  version,
  device_type: 'router',
});
const WINBOX: SeenDevice['services'][number] = {
  name: 'winbox',
  product: 'MikroTik WinBox',
  cpes: ['cpe:/a:mikrotik:winbox'],
};
const SSH: SeenDevice['services'][number] = {
  name: 'ssh',
  product: 'MikroTik RouterOS sshd',
  extra_info: 'protocol 2.0',
  os_type: 'Linux',
  device_type: 'router',
  cpes: ['cpe:/o:linux:linux_kernel', 'cpe:/o:mikrotik:routeros'],
};

/** Bounds: MikroTik's change logs and advisories, per release train, also where NVD's single range contradicts them. */
export const ROUTEROS: TruthTable = {
  product: 'RouterOS',
  devices: [
    router(
      '6.42 (stable)',
      ['CVE-2018-14847', 'definite', '6.41 to before 6.42.1'],
      ['CVE-2018-1156', 'definite', '6.41 to before 6.42.7'],
      ['CVE-2018-10070', 'no', 'up to 6.41.4'],
      ['CVE-2018-7445', 'no', 'repaired in 6.41.3'],
    ),
    router('6.42.1 (stable)', ['CVE-2018-14847', 'no', 'repaired in 6.42.1']),
    router('6.40.7 (long-term)', ['CVE-2018-14847', 'definite', '6.29 to before 6.40.8']),
    router('6.40.8 (long-term)', ['CVE-2018-14847', 'no', 'repaired in 6.40.8, although NVD says up to 6.42'], ['CVE-2018-1156', 'definite', 'before 6.40.9']), // prettier-ignore
    router('6.40.9 (long-term)', ['CVE-2018-1156', 'no', 'repaired in 6.40.9, although NVD says before 6.42.7']),
    router('6.28', ['CVE-2018-14847', 'no', 'from 6.29']),
    router('6.43rc3 (testing)', ['CVE-2018-14847', 'definite', '6.43rc1 to before 6.43rc4']),
    router('6.43rc4 (testing)', ['CVE-2018-14847', 'no', 'repaired in 6.43rc4']),
    router('6.42.6 (stable)', ['CVE-2018-1157', 'definite', 'before 6.42.7']),
    router('6.42.7 (stable)', ['CVE-2018-1157', 'no', 'repaired in 6.42.7']),
    router('6.48.6 (long-term)', ['CVE-2023-30799', 'definite', '6.34 to before 6.49.7'], ['CVE-2023-32154', 'definite', 'before 6.48.7'], ['CVE-2021-41987', 'no', 'repaired in 6.48.6']), // prettier-ignore
    router('6.48.7 (long-term)', ['CVE-2023-30799', 'definite', '6.34 to before 6.49.7'], ['CVE-2023-32154', 'no', 'repaired in 6.48.7']), // prettier-ignore
    router('6.49.6 (stable)', ['CVE-2023-30799', 'definite', 'before 6.49.7'], ['CVE-2022-36522', 'no', 'repaired in 6.49.6']), // prettier-ignore
    router('6.49.7 (stable)', ['CVE-2023-30799', 'no', 'repaired in 6.49.7 stable'], ['CVE-2023-32154', 'definite', '6.49 to before 6.49.8']), // prettier-ignore
    router('6.49.7 (long-term)', [
      'CVE-2023-30799',
      'possible',
      'long-term names 6.49.8 as repaired; 6.49.7 was never published there',
    ]),
    router('6.49.7', ['CVE-2023-30799', 'possible', 'repaired in 6.49.7 stable, but in 6.49.8 long-term: the channel was not told']), // prettier-ignore
    router('6.49.8 (long-term)', ['CVE-2023-30799', 'no', 'repaired in 6.49.8'], ['CVE-2023-32154', 'no', 'repaired in 6.49.8'], ['CVE-2026-7668', 'possible', '6.49.8 is named, a repair is not']), // prettier-ignore
    router('6.33', ['CVE-2023-30799', 'no', 'from 6.34']),
    router('7.1 (stable)', ['CVE-2023-30799', 'no', 'never in 7'], ['CVE-2023-41570', 'definite', '7.1 to before 7.12'], ['CVE-2021-41987', 'no', 'repaired in 7.1']), // prettier-ignore
    router('7.12 (stable)', ['CVE-2023-41570', 'no', 'repaired in 7.12']),
    router('7.9 (stable)', ['CVE-2023-32154', 'definite', '7.0 to before 7.9.1'], ['CVE-2022-45315', 'no', 'repaired in 7.6']), // prettier-ignore
    router('7.9.1 (stable)', ['CVE-2023-32154', 'no', 'repaired in 7.9.1']),
    router('7.5 (stable)', ['CVE-2022-45315', 'definite', 'before 7.6'], ['CVE-2022-45313', 'no', 'repaired in 7.5']),
    router('7.4beta4 (testing)', ['CVE-2022-34960', 'definite', '7.4beta4 only'], ['CVE-2022-45313', 'definite', 'before 7.5']), // prettier-ignore
    router('7.4 (stable)', ['CVE-2022-34960', 'no', '7.4beta4 only']),
    router('6.49.20 (long-term)', ['CVE-2026-86060', 'definite', '6.0 to before 6.49.21'], ['CVE-2026-67281', 'no', 'from 7.20'], ['CVE-2026-67276', 'no', 'from 7.9']), // prettier-ignore
    router('6.49.21 (long-term)', ['CVE-2026-86060', 'no', 'repaired in 6.49.21'], ['CVE-2026-67277', 'no', 'repaired in 6.49.21']), // prettier-ignore
    router('7.23.3 (long-term)', ['CVE-2026-86060', 'definite', '7.0 to before 7.23.4'], ['CVE-2026-67278', 'definite', '7.0 to before 7.23.6']), // prettier-ignore
    router('7.23.4 (long-term)', ['CVE-2026-86060', 'no', 'repaired in 7.23.4'], ['CVE-2026-67278', 'definite', '7.0 to before 7.23.6']), // prettier-ignore
    router('7.24.1 (stable)', ['CVE-2026-67277', 'definite', '7.24 to before 7.24.2']),
    router('7.24.2 (stable)', ['CVE-2026-67277', 'no', 'repaired in 7.24.2'], ['CVE-2026-67278', 'definite', '7.24 to before 7.24.3']), // prettier-ignore
    router('7.25beta2 (development)', ['CVE-2026-86060', 'definite', '7.25beta1 to before 7.25beta3']),
    router('7.25beta3 (development)', ['CVE-2026-86060', 'no', 'repaired in 7.25beta3']),
    router('7.19.6 (stable)', ['CVE-2026-67281', 'no', 'from 7.20'], ['CVE-2025-6443', 'definite', '7.0 to before 7.20'], ['CVE-2025-10948', 'definite', '7.0 to before 7.20.1'], ['CVE-2025-6563', 'no', 'repaired in 7.19.2']), // prettier-ignore
    router('7.20 (stable)', ['CVE-2026-67281', 'definite', '7.20 to before 7.23.4'], ['CVE-2025-6443', 'no', 'repaired in 7.20']), // prettier-ignore
    router('7.20.1 (stable)', ['CVE-2025-10948', 'no', 'repaired in 7.20.1']),
    router('6.49.18 (stable)', ['CVE-2025-6443', 'no', 'never in 6, although NVD says before 7.20'], ['CVE-2024-54772', 'no', 'repaired in 6.49.18']), // prettier-ignore
    router('6.49.17 (stable)', ['CVE-2024-54772', 'definite', '6.43 to before 6.49.18']),
    router('7.17.2 (stable)', ['CVE-2024-54772', 'definite', '7.0 to before 7.18']),
    router('6.42.12 (long-term)', ['CVE-2024-54772', 'no', 'from 6.43'], ['CVE-2019-3924', 'no', 'repaired in 6.42.12']), // prettier-ignore
    router('6.44.5 (long-term)', ['CVE-2019-3976', 'definite', 'before 6.44.6'], ['CVE-2019-13954', 'no', 'repaired in 6.44.5']), // prettier-ignore
    router('6.44.6 (long-term)', ['CVE-2019-3976', 'no', 'repaired in 6.44.6'], ['CVE-2020-20214', 'possible', 'named up to 6.44.6, a repair is not']), // prettier-ignore
    router('6.45.6 (stable)', ['CVE-2019-3979', 'definite', '6.45 to before 6.45.7']),
    router('6.45.7 (stable)', ['CVE-2019-3979', 'no', 'repaired in 6.45.7']),
    router('6.46.8 (long-term)', ['CVE-2020-20252', 'definite', 'before 6.47'], ['CVE-2021-3014', 'unclear', 'the record bounds it by a day, which is no version'], ['CVE-2018-5951', 'unclear', 'nobody knows its versions']), // prettier-ignore
    router('6.47 (stable)', ['CVE-2020-20252', 'no', 'repaired in 6.47'], ['CVE-2020-22844', 'definite', 'before 6.47.1']), // prettier-ignore
    {
      services: [ftp('6.48.6'), SSH, WINBOX],
      cases: [
        ['CVE-2023-30799', 'definite', 'the FTP banner tells 6.48.6'],
        ['CVE-2020-5720', 'no', 'of the WinBox program, not of the port'],
        ['CVE-2020-5721', 'no', 'of the WinBox program, not of the port'],
        ['CVE-2024-6387', 'no', "RouterOS' own SSH server"],
      ],
    },
    {
      services: [SSH, WINBOX],
      cases: [
        ['CVE-2023-30799', 'no', 'nobody told the version: counted, not reported'],
        ['CVE-2020-5720', 'no', 'of the WinBox program, not of the port'],
      ],
    },
  ],
};
