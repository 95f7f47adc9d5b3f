/** What is wrong on the server: which entity, in which way, and what to do about it. */
export interface ProvisioningComplaint {
  /** Such as `stream SCAN_RESULTS`. */
  readonly entity: string;
  readonly code: 'differs' | 'refused';
  readonly detail: string;
  readonly remedy: string;
}

/** The server's streams or consumers are not what we need. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';

  constructor(
    readonly complaint: ProvisioningComplaint,
    options?: ErrorOptions,
  ) {
    const { entity, code, detail, remedy } = complaint;
    super(
      `${entity} ${code === 'differs' ? 'differs from what we declare' : 'was refused'}: ${detail}. ${remedy}`,
      options,
    );
  }
}
