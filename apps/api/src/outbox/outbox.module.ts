import { Module } from '@nestjs/common';
import { OutboxRelay } from './outbox.relay.js';
import { OutboxStore } from './outbox.store.js';
import { Outbox } from './outbox.js';

@Module({ providers: [OutboxStore, OutboxRelay, Outbox], exports: [Outbox] })
export class OutboxModule {}
