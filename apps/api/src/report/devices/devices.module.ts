import { Module } from '@nestjs/common';
import { IngestModule } from '../../ingest/index.js';
import { MatchModule } from '../../match/index.js';
import { DevicesController } from './devices.controller.js';
import { Devices } from './devices.service.js';
import { LookedAtDevices } from './looked-at-devices.read-model.js';
import { WholeDevices } from './whole-devices.read-model.js';

@Module({
  imports: [IngestModule, MatchModule],
  controllers: [DevicesController],
  providers: [Devices, LookedAtDevices, WholeDevices],
})
export class DevicesModule {}
