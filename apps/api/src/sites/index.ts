export { SITES_CHANGED } from './site-consumers.worker.js';
export { SiteEntity } from './site.entity.js';
export { type OnSiteRemoval, type RemovedSite, SiteRemoval } from './site-removal.js';
export { SitesModule } from './sites.module.js';
export { SitesStore } from './sites.store.js';
