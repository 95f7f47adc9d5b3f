import type { Release } from './release.js';

const CHR = {
  architecture: 'x86_64',
  board: 'CHR QEMU Standard PC (Q35 + ICH9, 2009)',
  cpu: 'QEMU Virtual CPU version 2.5+',
  routerboard: null,
  hasWifi: false,
};

/** The routers the profiles stand for; serial numbers are invented. */
export const RELEASES = {
  v6_49: {
    version: '6.49.6',
    channel: 'stable',
    builtAt: '2022-04-07 17:53:31',
    architecture: 'mipsbe',
    board: 'RB750GL',
    cpu: 'MIPS 24Kc V7.4',
    routerboard: {
      model: '750GL',
      'serial-number': '0123456789AB',
      'firmware-type': 'ar7240',
      'factory-firmware': '3.09',
    },
    hasWifi: true,
  },
  v7_15: {
    version: '7.15.3',
    channel: 'stable',
    builtAt: '2024-07-24 10:39:01',
    architecture: 'mmips',
    board: 'hEX',
    cpu: 'MIPS 1004Kc V2.15',
    routerboard: {
      'board-name': 'hEX',
      model: 'RB750Gr3',
      revision: 'r4',
      'serial-number': 'HC00000000A',
      'firmware-type': 'mt7621L',
      'factory-firmware': '6.48.6',
    },
    hasWifi: false,
  },
  v7_16: {
    version: '7.16.2',
    channel: 'stable',
    builtAt: '2024-11-29 14:17:45',
    architecture: 'arm64',
    board: 'hAP ax^2',
    cpu: 'ARM64',
    routerboard: {
      'board-name': 'hAP ax^2',
      model: 'C52iG-5HaxD2HaxD',
      revision: 'r2',
      'serial-number': 'HE00000000B',
      'firmware-type': 'ipq6000',
      'factory-firmware': '7.5',
    },
    hasWifi: true,
  },
  v7_22: { version: '7.22.1', channel: 'stable', builtAt: '2026-04-02 09:12:30', ...CHR },
  v7_24: { version: '7.24.3', channel: 'stable', builtAt: '2026-09-22 11:40:07', ...CHR },
} as const satisfies Record<string, Release>;
