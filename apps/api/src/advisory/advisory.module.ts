import { Module } from '@nestjs/common';
import { RouterOsAdvisories } from './routeros-advisories.read-model.js';

@Module({ providers: [RouterOsAdvisories], exports: [RouterOsAdvisories] })
export class AdvisoryModule {}
