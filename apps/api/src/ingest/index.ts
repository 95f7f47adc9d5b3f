export { EndOverdue } from './end-overdue.service.js';
export { type DeviceLook, DEVICE_LOOKS } from './device-looks.js';
export { type Device, DevicesReadModel, type SeenPorts, type SeenRouter } from './devices.read-model.js';
export { IngestModule } from './ingest.module.js';
export { Ingest, SITE_SCAN_OBSERVED } from './ingest.service.js';
export { type HostObservation, ObservationsReadModel, type RouterObservation } from './observations.read-model.js';
