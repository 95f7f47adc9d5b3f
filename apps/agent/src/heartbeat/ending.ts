/** What an end of the program that begins now is for, as it is said in the last heartbeat. */
export class Ending {
  reason: 'shutdown' | 'upgrade' = 'shutdown';
}
