import { ScanPipeline0001 } from './0001-scan-pipeline.js';

/** All migrations, oldest first. */
export const MIGRATIONS = [ScanPipeline0001];
