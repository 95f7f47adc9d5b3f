const OF_DEVICE =
  /^urn:siteward:(?:site:(?<site>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):)?mac:(?<mac>[0-9a-f]{2}(?:-[0-9a-f]{2}){5})$/i;

/** A device that somebody else's statement may be about. */
export interface NamedDevice {
  /** As we write it: upper case, with colons. */
  readonly mac: string;
  /** Null: at whatever site it turns up. */
  readonly siteId: string | null;
}

/**
 * How a device is called outside: by its MAC at its site, `urn:siteward:site:<id>:mac:00-0c-29-a1-00-11`. One whose MAC is not
 * known is called by its address, which says less for long; the router of a site without either by what it is.
 */
export function deviceUrn(siteId: string, mac: string | null, address: string | null): string {
  const site = `urn:siteward:site:${siteId}`;
  if (mac !== null) return `${site}:mac:${mac.toLowerCase().replaceAll(':', '-')}`;
  return address === null ? `${site}:router` : `${site}:address:${address}`;
}

/** The device of such a name, the site of which may be left out; null for any other text, and where no MAC is in it. */
export function readDeviceUrn(text: string): NamedDevice | null {
  const { site, mac } = OF_DEVICE.exec(text)?.groups ?? {};
  if (mac === undefined) return null;
  return { mac: mac.toUpperCase().replaceAll('-', ':'), siteId: site?.toLowerCase() ?? null };
}
