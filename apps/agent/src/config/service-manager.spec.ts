import { describe, expect, it } from '@jest/globals';
import { serviceManagerOf } from './service-manager.js';

const GIVEN = {
  LISTEN_PID: '7',
  LISTEN_FDS: '1',
  LISTEN_FDNAMES: 'notify',
  WATCHDOG_USEC: '60000000',
  WATCHDOG_PID: '7',
};

describe('serviceManagerOf', () => {
  it('finds the socket by its name, and the watchdog', () => {
    expect(serviceManagerOf(GIVEN, 7)).toEqual({ notifyFd: 3, watchdogMs: 60_000 });
    const second = { ...GIVEN, LISTEN_FDS: '2', LISTEN_FDNAMES: 'web:notify' };
    expect(serviceManagerOf(second, 7).notifyFd).toBe(4);
  });

  it('takes nothing that was meant for another process', () => {
    expect(serviceManagerOf(GIVEN, 8)).toEqual({ notifyFd: null, watchdogMs: null });
  });

  it.each([
    ['nothing', {}],
    ['a file of another name', { ...GIVEN, LISTEN_FDNAMES: 'web', WATCHDOG_USEC: '0' }],
    ['a name without a file', { ...GIVEN, LISTEN_FDS: '0', WATCHDOG_USEC: 'soon' }],
  ])('gives nothing to a process that was given %s', (_, environment) => {
    expect(serviceManagerOf(environment, 7)).toEqual({ notifyFd: null, watchdogMs: null });
  });

  it('takes a watchdog without a process id for its own', () => {
    expect(serviceManagerOf({ WATCHDOG_USEC: '1500000' }, 7).watchdogMs).toBe(1500);
  });
});
