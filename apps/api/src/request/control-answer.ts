import type { ScanControlResponse } from '#contracts';

const MESSAGES: Record<ScanControlResponse['status'], string> = {
  stopping: 'The sites are being asked to stop; what was found stays in the report.',
  stopped: 'The scan is stopped; what was found stays in the report.',
  pausing: 'The sites are being asked to come to rest; what is finished is not scanned again.',
  paused: 'The scan is paused already.',
  processing: 'All results have arrived already; only matching them is left.',
  pending: 'The scan goes on with what is left.',
};

/** What a caller is told of a scan that was stopped, paused or resumed. */
export function controlAnswer(
  scanId: string,
  done: Pick<ScanControlResponse, 'status'> & { readonly parts: readonly { id: string; site_id: string }[] },
): ScanControlResponse {
  return {
    scan_id: scanId,
    status: done.status,
    site_scans: done.parts.map(({ id, site_id }) => ({ scan_site_id: id, site_id })),
    message: MESSAGES[done.status],
  };
}
