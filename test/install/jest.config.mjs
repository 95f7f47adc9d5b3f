import base from '../../jest.config.mjs';

const system = base.projects.find(({ displayName }) => displayName === 'system');

/** What takes minutes, root and a mirror of Debian: npm run test:install. */
export default {
  ...system,
  rootDir: '../..',
  displayName: 'install',
  testMatch: ['<rootDir>/test/install/**/*.install.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
