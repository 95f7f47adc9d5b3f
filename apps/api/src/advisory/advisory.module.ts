import { Module } from '@nestjs/common';
import { RouterOsAdvisories } from './routeros-advisories.read-model.js';
import { AdvisoryChanges } from './store/advisory-changes.read-model.js';
import { AdvisoryStore } from './store/advisory.store.js';
import { FeedStates } from './store/feed-states.read-model.js';
import { KnownAdvisories } from './store/known-advisories.read-model.js';

const DOORS = [RouterOsAdvisories, AdvisoryStore, FeedStates, KnownAdvisories, AdvisoryChanges];

@Module({ providers: DOORS, exports: DOORS })
export class AdvisoryModule {}
