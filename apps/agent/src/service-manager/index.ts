/** The program that started this one and watches it. */
export { healthOf } from './health.js';
export { ServiceManager } from './service-manager.js';
