export { SITES_CHANGED } from './site-consumers.worker.js';
export { type RemovedSite, SiteRemoval } from './site-removal.js';
export { SitesReadModel } from './sites.read-model.js';
export { SitesModule } from './sites.module.js';
export { SitesStore } from './sites.store.js';
