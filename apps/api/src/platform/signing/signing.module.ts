import { Module } from '@nestjs/common';
import { SignedLinks } from './signed-links.js';
import { SigningKeysStore } from './signing-keys.store.js';

@Module({ providers: [SigningKeysStore, SignedLinks], exports: [SignedLinks] })
export class SigningModule {}
