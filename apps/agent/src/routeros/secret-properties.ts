/** Endings of the names under which RouterOS keeps secrets, e.g. `wpa2-pre-shared-key`, `ipsec-secret`. */
const SECRET_ENDINGS = [
  'password',
  'passphrase',
  'secret',
  'secrets',
  'private-key',
  'pre-shared-key',
  'preshared-key',
  'auth-key',
  'enc-key',
  'client-config',
  'client-qr',
  'pin-number',
];
const SECRET_NAMES = ['pin', 'sae-password', 'key', 'psk', 'challenge-password'];

/**
 * Whether a property may hold a secret and must therefore never be requested.
 * Names that only speak about passwords (`password-authentication`, `minimum-password-length`) are none.
 */
export function isSecretProperty(property: string): boolean {
  const name = property.toLowerCase().split('.').at(-1) ?? '';
  return (
    SECRET_NAMES.includes(name) ||
    name.startsWith('static-key') ||
    SECRET_ENDINGS.some((ending) => name === ending || name.endsWith(`-${ending}`))
  );
}
